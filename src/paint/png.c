/* png.c: pages as pixels, one file a page. */
#include "paint/draw.h"
#include "paint/file.h"
#include "paint/pixels.h"

typedef struct Png {
    Painter painter;
    Draw draw;
    cairo_surface_t *surface; /* of the page being drawn */
    const Page *page;
    size_t index;
} Png;

enum { PNG_DPI = 150, PIXELS_SIDE_MAX = 30000 };

static int pixels(Unit length, int dpi)
{
    double n = pt(length) * dpi / 72 + 0.5;
    return n < 1 ? 1 : n > PIXELS_SIDE_MAX ? PIXELS_SIDE_MAX : (int)n;
}

static int dpi_of(const Job *job)
{
    return job->options.dpi ? job->options.dpi : PNG_DPI;
}

static void png_drop(Png *png)
{
    if (png->draw.cr)
        cairo_destroy(png->draw.cr);
    if (png->surface)
        cairo_surface_destroy(png->surface);
    png->draw.cr = NULL;
    png->surface = NULL;
}

static void png_cleanup(void *png)
{
    png_drop(png);
}

/* Letters are drawn as on paper: no hinting, no subpixel colours. */
static void set_font_options(cairo_t *cr)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
}

static bool png_begin(Painter *painter, const Page *page, size_t index)
{
    Png *png = (Png *)painter;
    const PaintOptions *options = &png->draw.job->options;
    int dpi = dpi_of(png->draw.job);
    Color c = options->background;
    int width = pixels(page->width, dpi), height = pixels(page->height, dpi);
    png->index = index;
    png->page = page;
    png->surface = cairo_image_surface_create(c.a == 255 ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create(png->surface);
    set_font_options(cr);
    cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
    cairo_paint(cr);
    cairo_scale(cr, width / pt(page->width), height / pt(page->height));
    draw_begin(&png->draw, cr, page);
    return cairo_status(cr) == CAIRO_STATUS_SUCCESS || diag_memory(png->draw.job->diags);
}

static bool png_item(Painter *painter, const Item *item)
{
    return draw_item(&((Png *)painter)->draw, item);
}

static bool png_end(Painter *painter)
{
    Png *png = (Png *)painter;
    Job *job = png->draw.job;
    const char *path = job_page_path(job, png->index);
    if (job->options.stamp && !draw_stamp(&png->draw, png->page))
        return false;
    if (!path || cairo_status(png->draw.cr) == CAIRO_STATUS_NO_MEMORY)
        return diag_memory(job->diags);
    cairo_status_t status = cairo_status(png->draw.cr);
    if (status != CAIRO_STATUS_SUCCESS)
        return diag_system(job->diags, (Place){path, 0}, "S011", _("can't be drawn: %s"), cairo_status_to_string(status));
    File *file = file_open(job->arena, job->diags, path);
    bool ok = file && pixels_write(file, job->diags, png->surface, dpi_of(job));
    png_drop(png);
    pictures_page_done(png->draw.pictures);
    if (file && !ok)
        file_abort(file);
    return ok && file_commit(file);
}

static bool png_finish(Painter *painter)
{
    (void)painter;
    return true;
}

Painter *png_painter(Job *job)
{
    Png *png = arena_make(job->arena, Png);
    if (!png || !arena_defer(job->arena, png_cleanup, png)) {
        diag_memory(job->diags);
        return NULL;
    }
    png->painter = (Painter){png_begin, png_item, png_end, png_finish};
    png->draw.job = job;
    png->draw.pictures = pictures_new(job);
    return png->draw.pictures ? &png->painter : NULL;
}
