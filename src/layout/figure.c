/* figure.c: pictures, galleries, charts, trees and maps: drawings with a caption below, kept whole. */
#include "layout/block.h"

#include <string.h>

#include "chart/chart.h"
#include "chart/diagram.h"

/* A picture at the size it is drawn. */
typedef struct Picture {
    const Image *image;
    Unit width, height;
} Picture;

/* Opens a picture and fits it into `width` x `limit` without changing its proportions; NULL when it can't be opened. */
static Picture *picture_open(Job *job, Place at, const char *path, Unit want_width, Unit want_height, Unit width, Unit limit)
{
    const LayoutOptions *o = job->options;
    const Image *image = o->image ? o->image(o->image_context, job->arena, job->diags, at, path) : NULL;
    Picture *p = image && image->width > 0 && image->height > 0 ? arena_make(job->scratch, Picture) : NULL;
    if (!p)
        return NULL;
    double aspect = (double)image->width / image->height;
    double w = want_width ? want_width : want_height ? want_height * aspect : image->width;
    if (w > width)
        w = width;
    if (w / aspect > limit)
        w = limit * aspect;
    *p = (Picture){image, unit_max((Unit)w, 1), unit_max((Unit)(w / aspect), 1)};
    return p;
}

static bool draw_picture(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Picture *p = slice->data;
    return page_image(page, slice->node, (Rect){x, y, p->width, p->height}, p->image) || diag_memory(job->diags);
}

/* Most of a page, so that a caption still fits below. */
static Unit figure_share(Unit height)
{
    return unit_max(height * 17 / 20, UNIT_PT);
}

static Unit figure_limit(const Job *job)
{
    return figure_share(job->body_height);
}

static bool image_push(Job *job, const Block *block, Node *node, Unit width, Stack *stack)
{
    node->alt = block->u.image.alt ? block->u.image.alt : block->plain;
    Picture *p = picture_open(job, block->at, block->u.image.path, block->u.image.width, block->u.image.height, width, figure_limit(job));
    if (!p)
        return true;
    Unit dx = block->u.image.align == CELL_LEFT ? 0 : block->u.image.align == CELL_RIGHT ? width - p->width : (width - p->width) / 2;
    return stack_push(job, stack, (Slice){.height = p->height, .dx = dx, .draw = draw_picture, .data = p, .node = node}) != NULL;
}

/* ---- charts and diagrams ---- */

typedef struct Drawing {
    const Chart *chart;
    Unit width, height;
} Drawing;

static bool draw_chart(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const Drawing *d = slice->data;
    ChartLook look = {.style = job->document->style};
    return chart_draw(page, job->diags, job->options->fonts, &look, d->chart, (Rect){x, y, d->width, d->height}, slice->node);
}

static bool chart_push(Job *job, const Block *block, Node *node, Unit width, Stack *stack)
{
    Drawing *d = arena_make(job->scratch, Drawing);
    if (!d)
        return diag_memory(job->diags);
    ChartLook look = {.style = job->document->style};
    Unit height = chart_height(job->options->fonts, &look, &block->u.chart, width);
    *d = (Drawing){.chart = &block->u.chart, .width = width, .height = unit_min(height, figure_limit(job))};
    node->alt = block->u.chart.alt ? block->u.chart.alt : chart_words(job->arena, &block->u.chart);
    return stack_push(job, stack, (Slice){.height = d->height, .draw = draw_chart, .data = d, .node = node}) != NULL;
}

static bool draw_sheet(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    (void)job;
    return diagram_draw(slice->data, slice->index, page, x, y, slice->node);
}

static bool plan(Job *job, const Block *block, Unit width, Unit limit, Diagram **out)
{
    return diagram_plan(job->scratch, job->diags, job->options->fonts, job->document->style, block, width, limit, out);
}

/* A sheet is kept whole: it is no higher than a page. */
static bool diagram_push(Job *job, const Block *block, Node *node, Unit width, Stack *stack)
{
    Diagram *d;
    const char *alt = block->kind == BLOCK_MAP ? block->u.map.alt : block->u.tree.alt;
    node->alt = alt ? alt : diagram_words(job->arena, block);
    if (!node->alt || !plan(job, block, width, figure_limit(job), &d))
        return node->alt ? false : diag_memory(job->diags);
    for (size_t i = 0; i < diagram_sheets(d); i++) {
        Slice slice = {.height = diagram_height(d, i), .draw = draw_sheet, .data = d, .index = i, .node = node};
        if (!stack_push(job, stack, slice))
            return false;
    }
    return true;
}

bool figure_turns(Job *job, const Block *block, Unit width, Unit turned_width, Unit turned_height, bool *turns)
{
    Diagram *upright, *turned;
    *turns = false;
    if (block->kind != BLOCK_TREE && block->kind != BLOCK_MAP)
        return true;
    if (!plan(job, block, width, figure_limit(job), &upright))
        return false;
    if (diagram_strain(upright) == 0)
        return true;
    if (!plan(job, block, turned_width, figure_share(turned_height), &turned))
        return false;
    *turns = diagram_strain(turned) < diagram_strain(upright);
    return true;
}

/* ---- galleries ---- */

/* One row of a grid of photographs: pictures bottom-aligned over their captions. */
typedef struct GalleryRow {
    Picture *pictures[6];
    Stack captions[6];
    Node *nodes[6];
    size_t count;
    Unit column, gap, height;
} GalleryRow;

static bool draw_gallery(Job *job, Page *page, const Slice *slice, Unit x, Unit y)
{
    const GalleryRow *row = slice->data;
    for (size_t i = 0; i < row->count; i++) {
        const Picture *p = row->pictures[i];
        Unit left = x + (Unit)i * (row->column + row->gap);
        if (p &&
            !page_image(page, row->nodes[i], (Rect){left + (row->column - p->width) / 2, y + row->height - p->height, p->width, p->height}, p->image))
            return diag_memory(job->diags);
        const Stack *caption = &row->captions[i];
        if (!stack_draw(job, page, caption, 0, caption->count, left, y + row->height + UNIT_PT * 3))
            return false;
    }
    return true;
}

static bool gallery_row(Job *job, const Block *block, Node *parent, size_t from, size_t columns, Unit width, Stack *stack)
{
    GalleryRow *row = arena_make(job->scratch, GalleryRow);
    if (!row)
        return diag_memory(job->diags);
    row->gap = UNIT_PT * 10;
    row->column = (width - row->gap * (Unit)(columns - 1)) / (Unit)columns;
    Unit caption_height = 0;
    for (size_t i = from; i < block->u.gallery.count && row->count < columns; i++, row->count++) {
        const Photo *photo = &block->u.gallery.photos[i];
        Node *node = row->nodes[row->count] = pages_node(job->pages, parent, ROLE_FIGURE);
        Node *caption = node ? pages_node(job->pages, node, ROLE_CAPTION) : NULL;
        if (!caption)
            return diag_memory(job->diags);
        node->alt = photo->alt ? photo->alt : photo->caption;
        Picture *p = row->pictures[row->count] =
            picture_open(job, photo->at, photo->path, row->column, 0, row->column, unit_min(row->column, figure_limit(job) * 2 / 3));
        row->height = unit_max(row->height, p ? p->height : 0);
        Stack *text = &row->captions[row->count];
        *text = stack_new(row->column);
        Run run = {.kind = RUN_TEXT, .text = photo->caption};
        Setting setting = {.style = "judul-gambar", .bold = -1, .tight = true, .align = CELL_CENTER};
        if (photo->caption && !text_stack(job, &(Inlines){&run, 1, 1}, "judul-gambar", &setting, caption, 0, row->column, true, photo->at, text))
            return false;
        caption_height = unit_max(caption_height, stack_height(text, 0, text->count));
    }
    Slice slice = {.gap = stack->count ? row->gap : 0, .height = row->height + UNIT_PT * 3 + caption_height, .draw = draw_gallery, .data = row};
    return stack_push(job, stack, slice) != NULL;
}

static bool gallery_push(Job *job, const Block *block, Node *node, Unit width, Stack *stack)
{
    size_t columns = block->u.gallery.columns < 1 ? 2 : block->u.gallery.columns > 6 ? 6 : (size_t)block->u.gallery.columns;
    for (size_t i = 0; i < block->u.gallery.count; i += columns)
        if (!gallery_row(job, block, node, i, columns, width, stack))
            return false;
    return true;
}

bool figure_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack)
{
    bool gallery = block->kind == BLOCK_GALLERY;
    Node *node = pages_node(job->pages, parent, gallery ? ROLE_DIV : ROLE_FIGURE);
    if (!node)
        return diag_memory(job->diags);
    const TextStyle *text = job_style(job, "teks");
    size_t first = stack->count;
    stack->after = unit_max(stack->after, unit_max(text->after, UNIT_PT * 6));
    bool (*push)(Job *, const Block *, Node *, Unit, Stack *) = gallery                      ? gallery_push
                                                                : block->kind == BLOCK_IMAGE ? image_push
                                                                : block->kind == BLOCK_CHART ? chart_push
                                                                                             : diagram_push;
    if (!push(job, block, node, width, stack))
        return false;
    size_t last = stack->count;
    if (block->title.count || block->label) {
        /* A caption is a child of its figure, so that readers say both together. */
        Node *caption = pages_node(job->pages, node, ROLE_CAPTION);
        if (!caption)
            return diag_memory(job->diags);
        if (!caption_stack(job, block, "judul-gambar", NULL, caption, width, stack))
            return false;
    }
    /* What is higher than a page may part between its rows, but the caption keeps with the last. */
    bool parts = gallery || stack_height(stack, first, stack->count) > job->body_height;
    if (last > first)
        stack_keep(stack, parts ? last - 1 : first);
    stack->after = unit_max(stack->after, text->after);
    return true;
}
