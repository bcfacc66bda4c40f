/* pdf.c: pages through cairo's PDF surface, into memory, and then finished.
 *
 * For a tagged file each stretch of items of one node is drawn in inks of its own, by which content.c knows it again. cairo's own tags and structure tree are no use: they can't hold
 * an element over two pages, an alternative text or an artifact, and cost much; only pictures, which have no colour, stand in a tag. */
#include <cairo-pdf.h>
#include <stdlib.h>
#include <string.h>

#include "paint/draw.h"
#include "paint/file.h"
#include "paint/finish.h"
#include "paint/space.h"

typedef struct Pdf {
    Painter painter;
    Draw draw;
    cairo_surface_t *surface;
    char *bytes; /* what cairo has written so far */
    size_t len, cap;
    PageMarks *marks; /* one a page */
    PageMarks *page;  /* that being drawn */
    bool open;        /* a stretch is */
    bool in_tag;      /* and that is a picture */
    const Page *shown;
    size_t index; /* its */
} Pdf;

static void pdf_drop(Pdf *pdf)
{
    if (pdf->draw.cr)
        cairo_destroy(pdf->draw.cr);
    if (pdf->surface)
        cairo_surface_destroy(pdf->surface);
    pdf->draw.cr = NULL;
    pdf->surface = NULL;
}

static void pdf_cleanup(void *object)
{
    Pdf *pdf = object;
    pdf_drop(pdf);
    free(pdf->bytes);
}

static bool pdf_begin(Painter *painter, const Page *page, size_t index)
{
    Pdf *pdf = (Pdf *)painter;
    cairo_pdf_surface_set_size(pdf->surface, pt(page->width), pt(page->height));
    draw_begin(&pdf->draw, pdf->draw.cr, page);
    pdf->page = &pdf->marks[index];
    pdf->shown = page;
    pdf->index = index;
    return true;
}

/* ---- stretches ---- */

static void close_stretch(Pdf *pdf)
{
    if (pdf->in_tag)
        cairo_tag_end(pdf->draw.cr, FINISH_TAG);
    pdf->open = pdf->in_tag = false;
}

static bool add_mark(Pdf *pdf, Mark mark)
{
    PageMarks *page = pdf->page;
    if (!arena_grow(pdf->draw.job->arena, &page->items, page->count, &page->cap))
        return diag_memory(pdf->draw.job->diags);
    page->items[page->count++] = mark;
    return true;
}

/* The run when some of its characters are not in the font. */
static const Glyphs *incomplete(const Item *item)
{
    const Glyphs *glyphs = item->kind == ITEM_GLYPHS ? item->u.text.glyphs : NULL;
    for (int i = 0; glyphs && i < glyphs->count; i++)
        if (glyphs->ids[i] == 0)
            return glyphs;
    return NULL;
}

/* Opens a stretch unless the one that is open will do. */
static bool open_stretch(Pdf *pdf, const Node *node, const Glyphs *words, bool picture)
{
    const Mark *last = pdf->open ? &pdf->page->items[pdf->page->count - 1] : NULL;
    if (last && last->node == node && !last->words && !words && last->picture == picture)
        return true;
    close_stretch(pdf);
    if (picture)
        cairo_tag_begin(pdf->draw.cr, FINISH_TAG, NULL);
    pdf->open = true;
    pdf->in_tag = picture;
    pdf->draw.inks = picture ? NULL : &pdf->page->inks;
    pdf->draw.mark = pdf->page->count;
    return add_mark(pdf, (Mark){.node = node, .words = words, .picture = picture});
}

static bool pdf_item(Painter *painter, const Item *item)
{
    Pdf *pdf = (Pdf *)painter;
    bool draws = item->kind == ITEM_GLYPHS || item->kind == ITEM_PATH || item->kind == ITEM_IMAGE;
    if (item->kind == ITEM_LINK || item->kind == ITEM_CLIP || item->kind == ITEM_UNCLIP)
        close_stretch(pdf);
    if (item->kind == ITEM_LINK)
        return add_mark(pdf, (Mark){.node = item->node, .link = item});
    bool tagged = pdf->draw.job->options.tagged;
    if (draws && tagged && !open_stretch(pdf, item->node, incomplete(item), item->kind == ITEM_IMAGE))
        return false;
    pdf->draw.space = item->kind == ITEM_GLYPHS && tagged && space_follows(pdf->draw.job->pages, pdf->index, item);
    return draw_item(&pdf->draw, item);
}

static bool pdf_end(Painter *painter)
{
    Pdf *pdf = (Pdf *)painter;
    const PaintOptions *options = &pdf->draw.job->options;
    if (options->stamp && options->tagged && !open_stretch(pdf, NULL, NULL, true))
        return false;
    if (options->stamp && !draw_stamp(&pdf->draw, pdf->shown))
        return false;
    close_stretch(pdf);
    cairo_show_page(pdf->draw.cr);
    pictures_page_done(pdf->draw.pictures);
    return true;
}

/* ---- the end ---- */

static cairo_status_t gather(void *object, const unsigned char *bytes, unsigned len)
{
    Pdf *pdf = object;
    if (pdf->len + len > pdf->cap) {
        size_t cap = (pdf->cap ? pdf->cap * 2 : 1 << 16) + len;
        char *more = realloc(pdf->bytes, cap);
        if (!more)
            return CAIRO_STATUS_NO_MEMORY;
        pdf->bytes = more;
        pdf->cap = cap;
    }
    memcpy(pdf->bytes + pdf->len, bytes, len);
    pdf->len += len;
    return CAIRO_STATUS_SUCCESS;
}

static bool finish_straight(Pdf *pdf, File *file)
{
    return finish_pdf(pdf->draw.job, (Slice){pdf->bytes, pdf->len}, pdf->marks, file);
}

static bool finish_linear(Pdf *pdf, File *file)
{
    Job *job = pdf->draw.job;
    Buffer finished = buffer_in(job->arena);
    File *memory = file_in_memory(job->diags, &finished);
    return memory && finish_straight(pdf, memory) && file_commit(memory) && linear_put(job, (Slice){finished.text, finished.len}, file);
}

static bool pdf_finish(Painter *painter)
{
    Pdf *pdf = (Pdf *)painter;
    Job *job = pdf->draw.job;
    cairo_status_t status = cairo_status(pdf->draw.cr);
    cairo_surface_finish(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(pdf->surface);
    pdf_drop(pdf);
    if (status != CAIRO_STATUS_SUCCESS)
        return diag_system(job->diags, (Place){job->path, 0}, "S011", _("can't be drawn: %s"), cairo_status_to_string(status));
    File *file = file_open(job->arena, job->diags, job->path);
    bool ok = file && (job->options.linear ? finish_linear(pdf, file) : finish_straight(pdf, file)) && file_commit(file);
    if (file)
        file_abort(file);
    return ok;
}

Painter *pdf_painter(Job *job)
{
    Pdf *pdf = arena_make(job->arena, Pdf);
    if (!pdf || !arena_defer(job->arena, pdf_cleanup, pdf) || !(pdf->marks = arena_array(job->arena, PageMarks, job->pages->count))) {
        diag_memory(job->diags);
        return NULL;
    }
    pdf->painter = (Painter){pdf_begin, pdf_item, pdf_end, pdf_finish};
    pdf->draw.job = job;
    pdf->draw.pictures = pictures_new(job);
    if (!pdf->draw.pictures)
        return NULL;
    pdf->surface = cairo_pdf_surface_create_for_stream(gather, pdf, 595, 842);
    cairo_pdf_surface_restrict_to_version(pdf->surface, CAIRO_PDF_VERSION_1_4); /* one plain table of objects, in every version of cairo */
    pdf->draw.cr = cairo_create(pdf->surface);
    return &pdf->painter;
}
