/* paint.c: shows the pages to the painter of the wanted format. */
#include "paint/paint.h"

#include <string.h>

#include "paint/painter.h"

const char *role_name(Role role)
{
    static const char *const names[ROLE_COUNT] = {
        [ROLE_DOCUMENT] = "Document",
        [ROLE_SECT] = "Sect",
        [ROLE_H1] = "H1",
        [ROLE_H2] = "H2",
        [ROLE_H3] = "H3",
        [ROLE_H4] = "H4",
        [ROLE_P] = "P",
        [ROLE_TITLE] = "Title",
        [ROLE_L] = "L",
        [ROLE_LI] = "LI",
        [ROLE_LBL] = "Lbl",
        [ROLE_LBODY] = "LBody",
        [ROLE_TABLE] = "Table",
        [ROLE_THEAD] = "THead",
        [ROLE_TBODY] = "TBody",
        [ROLE_TFOOT] = "TFoot",
        [ROLE_TR] = "TR",
        [ROLE_TH] = "TH",
        [ROLE_TD] = "TD",
        [ROLE_FIGURE] = "Figure",
        [ROLE_FORMULA] = "Formula",
        [ROLE_CAPTION] = "Caption",
        [ROLE_TOC] = "TOC",
        [ROLE_TOCI] = "TOCI",
        [ROLE_REFERENCE] = "Reference",
        [ROLE_LINK] = "Link",
        [ROLE_NOTE] = "Note",
        [ROLE_SPAN] = "Span",
        [ROLE_DIV] = "Div",
    };
    return role < ROLE_COUNT ? names[role] : "NonStruct";
}

const char *job_page_path(const Job *job, size_t index)
{
    if (job->options.first == job->options.last)
        return job->path;
    const char *slash = strrchr(job->path, '/');
    const char *dot = strrchr(slash ? slash : job->path, '.');
    int stem = dot ? (int)(dot - job->path) : (int)strlen(job->path);
    return arena_printf(job->arena, "%.*s-%zu%s", stem, job->path, index + 1, dot ? dot : "");
}

static bool paint_page(Painter *painter, const Page *page, size_t index)
{
    if (!painter->begin(painter, page, index))
        return false;
    for (size_t i = 0; i < page->count; i++)
        if (!painter->item(painter, &page->items[i]))
            return false;
    return painter->end(painter);
}

static bool paint_job(Job *job)
{
    static Painter *(*const make[])(Job * job) = {
        [PAINT_DUMP] = dump_painter, [PAINT_PDF] = pdf_painter, [PAINT_PNG] = png_painter, [PAINT_SVG] = svg_painter};
    Painter *painter = make[job->options.format](job);
    if (!painter)
        return false;
    for (size_t i = job->options.first; i <= job->options.last; i++)
        if (!paint_page(painter, job->pages->items[i], i))
            return false;
    return painter->finish(painter);
}

bool paint_pages(Arena *arena, Diags *diags, const Pages *pages, const PaintOptions *options, const char *path)
{
    Place at = {path, 0};
    if (pages->count == 0 || options->first >= pages->count || options->first > options->last)
        return diag_error(diags, at, "G001", _("there is no page to draw"));
    if (!strcmp(path, "-") && (options->format == PAINT_PNG || options->format == PAINT_SVG))
        return diag_error(diags, at, "G002", _("only a PDF or a dump can be written to standard output; name a file"));
    Job job = {arena, diags, pages, *options, path};
    if (job.options.last >= pages->count)
        job.options.last = pages->count - 1;
    if (options->format == PAINT_PDF) {
        job.options.first = 0;
        job.options.last = pages->count - 1;
    }
    return paint_job(&job);
}
