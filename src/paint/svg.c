/* svg.c: pages as SVG, one file a page, written by hand.
 *
 * Not through cairo's SVG surface: that draws all text as outlines and its files are large and hard to edit. Here text stays text (each run held to its width, so that another face
 * on another machine doesn't spoil the drawing) unless outlines are asked for. */
#include <glib.h>
#include <string.h>

#include "paint/decimal.h"
#include "paint/draw.h"
#include "paint/file.h"
#include "paint/hatch.h"

typedef struct Svg {
    Painter painter;
    Job *job;
    Pictures *pictures;
    cairo_t *cr; /* for outlines of glyphs; draws nothing */
    Buffer out;  /* of the page being drawn */
    size_t index;
    int clips;      /* made so far on the page: their names */
    int open_clips; /* groups to close */
} Svg;

enum { SVG_DPI = 96 };

/* ---- small pieces ---- */

static void put_attribute(Buffer *out, const char *name, double number)
{
    buffer_printf(out, " %s=\"", name);
    put_decimal(out, number);
    buffer_put_char(out, '"');
}

static void put_color(Buffer *out, const char *name, Color c)
{
    buffer_printf(out, " %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
    if (c.a == 255)
        return;
    buffer_printf(out, " %s-opacity=\"", name);
    put_decimal(out, c.a / 255.0);
    buffer_put_char(out, '"');
}

static void put_escaped(Buffer *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (strchr("<>&\"", c) && c)
            buffer_printf(out, "&#%d;", c);
        else
            buffer_put_char(out, c < 0x20 ? ' ' : (char)c);
    }
}

static void put_point(Buffer *out, char letter, double x, double y)
{
    if (letter)
        buffer_put_char(out, letter);
    else
        buffer_put_char(out, ' ');
    put_decimal(out, x);
    buffer_put_char(out, ' ');
    put_decimal(out, y);
}

/* ---- text ---- */

/* The run's characters. A soft hyphen at a line's end was drawn, but no viewer would show it: it becomes a plain one. */
static void put_characters(Buffer *out, const Glyphs *glyphs)
{
    const char *text = glyphs->text, *end = text + glyphs->text_len, *soft;
    while ((soft = memmem(text, (size_t)(end - text), "\u00ad", 2))) {
        put_escaped(out, text, (size_t)(soft - text));
        buffer_put_char(out, '-');
        text = soft + 2;
    }
    put_escaped(out, text, (size_t)(end - text));
}

/* A family, and what stands in for it on a machine that lacks it: fonts of the same measures, as far as there are such. */
static void put_families(Buffer *out, const char *family)
{
    static const char *const stand_ins[][2] = {
        {"Liberation Sans", "Arial, Helvetica, sans-serif"},
        {"Liberation Sans Narrow", "&apos;Arial Narrow&apos;, sans-serif"},
        {"Liberation Serif", "&apos;Times New Roman&apos;, Times, serif"},
        {"Liberation Mono", "&apos;Courier New&apos;, Courier, monospace"},
        {"TeX Gyre Heros", "Helvetica, Arial, sans-serif"},
        {"TeX Gyre Adventor", "&apos;ITC Avant Garde Gothic&apos;, &apos;Century Gothic&apos;, sans-serif"},
        {"TeX Gyre Termes", "&apos;Times New Roman&apos;, Times, serif"},
        {"TeX Gyre Pagella", "&apos;Palatino Linotype&apos;, Palatino, serif"},
        {"TeX Gyre Bonum", "&apos;Bookman Old Style&apos;, serif"},
        {"TeX Gyre Schola", "&apos;Century Schoolbook&apos;, serif"},
        {"TeX Gyre Cursor", "&apos;Courier New&apos;, Courier, monospace"},
    };
    const char *others = "sans-serif";
    for (size_t i = 0; i < sizeof stand_ins / sizeof *stand_ins; i++)
        others = strcmp(family, stand_ins[i][0]) == 0 ? stand_ins[i][1] : others;
    buffer_put(out, "&apos;");
    put_escaped(out, family, strlen(family));
    buffer_put(out, "&apos;, ");
    buffer_put(out, others);
}

static void put_text(Svg *svg, const Item *item)
{
    const Glyphs *glyphs = item->u.text.glyphs;
    Buffer *out = &svg->out;
    const Typeface *typeface = glyphs->font->typeface;
    buffer_put(out, "<text xml:space=\"preserve\"");
    put_attribute(out, "x", pt(item->rect.x));
    put_attribute(out, "y", pt(item->rect.y));
    put_attribute(out, "textLength", pt(glyphs->width));
    buffer_put(out, " lengthAdjust=\"spacingAndGlyphs\" font-family=\"");
    put_families(out, typeface->family);
    buffer_put_char(out, '"');
    put_attribute(out, "font-size", pt(glyphs->font->size));
    if (typeface->bold)
        buffer_put(out, " font-weight=\"bold\"");
    if (typeface->italic)
        buffer_put(out, " font-style=\"italic\"");
    put_color(out, "fill", item->u.text.color);
    buffer_put_char(out, '>');
    put_characters(out, glyphs);
    buffer_put(out, "</text>\n");
}

/* cairo's current path as path data. */
static void put_path_data(Buffer *out, cairo_t *cr)
{
    static const char letters[] = {
        [CAIRO_PATH_MOVE_TO] = 'M', [CAIRO_PATH_LINE_TO] = 'L', [CAIRO_PATH_CURVE_TO] = 'C', [CAIRO_PATH_CLOSE_PATH] = 'Z'};
    cairo_path_t *path = cairo_copy_path(cr);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *piece = &path->data[i];
        if (piece->header.type == CAIRO_PATH_CLOSE_PATH)
            buffer_put_char(out, 'Z');
        for (int k = 1; k < piece->header.length && piece->header.type != CAIRO_PATH_CLOSE_PATH; k++)
            put_point(out, k == 1 ? letters[piece->header.type] : '\0', piece[k].point.x, piece[k].point.y);
    }
    if (path->status != CAIRO_STATUS_SUCCESS)
        out->failed = true;
    cairo_path_destroy(path);
}

static void put_outlines(Svg *svg, const Item *item)
{
    const Glyphs *glyphs = item->u.text.glyphs;
    cairo_new_path(svg->cr);
    draw_use_font(svg->cr, glyphs->font);
    for (int i = 0; i < glyphs->count; i++) {
        double x = pt(item->rect.x + glyphs->x[i]), y = pt(item->rect.y + (glyphs->y ? glyphs->y[i] : 0));
        const cairo_glyph_t glyph = {glyphs->ids[i], x, y};
        cairo_glyph_path(svg->cr, &glyph, 1);
    }
    buffer_put(&svg->out, "<path");
    put_color(&svg->out, "fill", item->u.text.color);
    buffer_put(&svg->out, " d=\"");
    put_path_data(&svg->out, svg->cr);
    buffer_put(&svg->out, "\"/>\n");
}

/* ---- paths ---- */

static void put_outline(Svg *svg, const Path *path)
{
    cairo_new_path(svg->cr);
    draw_outline(svg->cr, path);
    buffer_put(&svg->out, " d=\"");
    put_path_data(&svg->out, svg->cr);
    buffer_put_char(&svg->out, '"');
}

static void put_stroke(Buffer *out, const Paint *paint)
{
    put_color(out, "stroke", paint->stroke);
    put_attribute(out, "stroke-width", pt(paint->width));
    if (paint->round)
        buffer_put(out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    if (!paint->dash_count)
        return;
    buffer_put(out, " stroke-dasharray=\"");
    for (size_t i = 0; i < paint->dash_count; i++) {
        buffer_put(out, i ? " " : "");
        put_decimal(out, pt(paint->dashes[i]));
    }
    buffer_put_char(out, '"');
}

static void hatch_line(void *context, double x0, double y0, double x1, double y1)
{
    put_point(context, 'M', x0, y0);
    put_point(context, 'L', x1, y1);
}

static void put_hatch(Svg *svg, const Item *item)
{
    Buffer *out = &svg->out;
    const Paint *paint = item->u.path.paint;
    int clip = ++svg->clips;
    buffer_printf(out, "<clipPath id=\"c%d\"><path%s", clip, paint->even_odd ? " clip-rule=\"evenodd\"" : "");
    put_outline(svg, item->u.path.path);
    buffer_printf(out, "/></clipPath><path clip-path=\"url(#c%d)\" fill=\"none\"", clip);
    put_color(out, "stroke", paint->stroke);
    put_attribute(out, "stroke-width", hatch_width(paint->hatch));
    buffer_put(out, paint->hatch == HATCH_DOTS ? " stroke-linecap=\"round\" d=\"" : " d=\"");
    hatch_lines(paint->hatch, item->rect, hatch_line, out);
    buffer_put(out, "\"/>\n");
}

/* Fill and stroke are one element unless a pattern lies between them. */
static void put_path(Svg *svg, const Item *item)
{
    Buffer *out = &svg->out;
    const Paint *paint = item->u.path.paint;
    bool hatched = paint->hatch && paint->stroke.a, stroked = paint->stroke.a && paint->width > 0;
    if (paint->fill.a || (stroked && !hatched)) {
        buffer_put(out, paint->even_odd ? "<path fill-rule=\"evenodd\"" : "<path");
        if (paint->fill.a)
            put_color(out, "fill", paint->fill);
        else
            buffer_put(out, " fill=\"none\"");
        if (stroked && !hatched)
            put_stroke(out, paint);
        put_outline(svg, item->u.path.path);
        buffer_put(out, "/>\n");
    }
    if (!hatched)
        return;
    put_hatch(svg, item);
    if (!stroked)
        return;
    buffer_put(out, "<path fill=\"none\"");
    put_stroke(out, paint);
    put_outline(svg, item->u.path.path);
    buffer_put(out, "/>\n");
}

/* ---- pictures, links, clips ---- */

static void put_rect(Buffer *out, Rect r)
{
    put_attribute(out, "x", pt(r.x));
    put_attribute(out, "y", pt(r.y));
    put_attribute(out, "width", pt(r.w));
    put_attribute(out, "height", pt(r.h));
}

static bool put_image(Svg *svg, const Item *item)
{
    const Picture *picture = pictures_get(svg->pictures, item->u.image.image);
    if (!picture)
        return !svg->job->diags->system;
    gchar *text = g_base64_encode(picture->data, picture->len);
    buffer_put(&svg->out, "<image preserveAspectRatio=\"none\"");
    put_rect(&svg->out, item->rect);
    buffer_printf(&svg->out, " xlink:href=\"data:%s;base64,", picture->mime);
    buffer_put(&svg->out, text);
    buffer_put(&svg->out, "\"/>\n");
    g_free(text);
    return true;
}

static void put_link(Svg *svg, const Item *item)
{
    const char *uri = item->u.link.uri;
    if (!uri)
        return;
    buffer_put(&svg->out, "<a xlink:href=\"");
    put_escaped(&svg->out, uri, strlen(uri));
    buffer_put(&svg->out, "\"><rect fill=\"none\" pointer-events=\"all\"");
    put_rect(&svg->out, item->rect);
    buffer_put(&svg->out, "/></a>\n");
}

static void open_clip(Svg *svg, Rect r)
{
    int clip = ++svg->clips;
    buffer_printf(&svg->out, "<clipPath id=\"c%d\"><rect", clip);
    put_rect(&svg->out, r);
    buffer_printf(&svg->out, "/></clipPath><g clip-path=\"url(#c%d)\">\n", clip);
    svg->open_clips++;
}

static void close_clip(Svg *svg)
{
    if (svg->open_clips > 0)
        buffer_put(&svg->out, "</g>\n");
    svg->open_clips -= svg->open_clips > 0;
}

/* ---- the painter ---- */

static bool svg_begin(Painter *painter, const Page *page, size_t index)
{
    Svg *svg = (Svg *)painter;
    Buffer *out = &svg->out;
    const char *title = svg->job->pages->title;
    double scale = (svg->job->options.dpi ? svg->job->options.dpi : SVG_DPI) / 72.0;
    out->len = 0;
    svg->index = index;
    svg->clips = svg->open_clips = 0;
    buffer_put(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                    "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"");
    put_attribute(out, "width", pt(page->width) * scale);
    put_attribute(out, "height", pt(page->height) * scale);
    buffer_put(out, " viewBox=\"0 0");
    put_point(out, '\0', pt(page->width), pt(page->height));
    buffer_put(out, "\">\n");
    if (title) {
        buffer_put(out, "<title>");
        put_escaped(out, title, strlen(title));
        buffer_put(out, "</title>\n");
    }
    if (svg->job->options.background.a) {
        buffer_put(out, "<rect width=\"100%\" height=\"100%\"");
        put_color(out, "fill", svg->job->options.background);
        buffer_put(out, "/>\n");
    }
    return true;
}

static bool svg_item(Painter *painter, const Item *item)
{
    Svg *svg = (Svg *)painter;
    if (item->kind == ITEM_IMAGE)
        return put_image(svg, item);
    if (item->kind == ITEM_GLYPHS && svg->job->options.outlines)
        put_outlines(svg, item);
    else if (item->kind == ITEM_GLYPHS)
        put_text(svg, item);
    else if (item->kind == ITEM_PATH)
        put_path(svg, item);
    else if (item->kind == ITEM_LINK)
        put_link(svg, item);
    else if (item->kind == ITEM_CLIP)
        open_clip(svg, item->rect);
    else if (item->kind == ITEM_UNCLIP)
        close_clip(svg);
    return true;
}

static bool svg_end(Painter *painter)
{
    Svg *svg = (Svg *)painter;
    Job *job = svg->job;
    while (svg->open_clips > 0)
        close_clip(svg);
    buffer_put(&svg->out, "</svg>\n");
    const char *path = job_page_path(job, svg->index);
    if (!path || svg->out.failed)
        return diag_memory(job->diags);
    File *file = file_open(job->arena, job->diags, path);
    return file && file_write(file, svg->out.text, svg->out.len) && file_commit(file);
}

static bool svg_finish(Painter *painter)
{
    (void)painter;
    return true;
}

static void drop_context(void *cr)
{
    cairo_destroy(cr);
}

Painter *svg_painter(Job *job)
{
    Svg *svg = arena_make(job->arena, Svg);
    if (!svg) {
        diag_memory(job->diags);
        return NULL;
    }
    cairo_surface_t *nowhere = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, NULL); /* without bounds: outside of them cairo drops glyphs */
    *svg = (Svg){{svg_begin, svg_item, svg_end, svg_finish}, job, pictures_new(job), cairo_create(nowhere), buffer_in(job->arena), 0, 0, 0};
    cairo_surface_destroy(nowhere);
    if (!arena_defer(job->arena, drop_context, svg->cr)) {
        diag_memory(job->diags);
        return NULL;
    }
    cairo_set_tolerance(svg->cr, 0.01);
    return svg->pictures ? &svg->painter : NULL;
}
