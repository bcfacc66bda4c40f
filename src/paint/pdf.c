/* pdf.c: pages through cairo's PDF surface, into memory. */
#include <cairo-pdf.h>
#include <stdlib.h>

#include "paint/draw.h"
#include "paint/file.h"

typedef struct Pdf {
    Painter painter;
    Draw draw;
    cairo_surface_t *surface;
    File *file;
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

static void pdf_cleanup(void *pdf)
{
    pdf_drop(pdf);
}

static bool pdf_begin(Painter *painter, const Page *page, size_t index)
{
    Pdf *pdf = (Pdf *)painter;
    (void)index;
    cairo_pdf_surface_set_size(pdf->surface, pt(page->width), pt(page->height));
    draw_begin(&pdf->draw, pdf->draw.cr, page);
    return true;
}

static bool pdf_item(Painter *painter, const Item *item)
{
    return draw_item(&((Pdf *)painter)->draw, item);
}

static bool pdf_end(Painter *painter)
{
    Pdf *pdf = (Pdf *)painter;
    cairo_show_page(pdf->draw.cr);
    pictures_page_done(pdf->draw.pictures);
    return true;
}

static cairo_status_t write_pdf(void *file, const unsigned char *bytes, unsigned len)
{
    return file_write(file, bytes, len) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
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
    if (status == CAIRO_STATUS_SUCCESS)
        return file_commit(pdf->file);
    file_abort(pdf->file);
    return status == CAIRO_STATUS_WRITE_ERROR
               ? false
               : diag_system(job->diags, (Place){job->path, 0}, "S011", _("can't be drawn: %s"), cairo_status_to_string(status));
}

Painter *pdf_painter(Job *job)
{
    Pdf *pdf = arena_make(job->arena, Pdf);
    if (!pdf || !arena_defer(job->arena, pdf_cleanup, pdf)) {
        diag_memory(job->diags);
        return NULL;
    }
    pdf->painter = (Painter){pdf_begin, pdf_item, pdf_end, pdf_finish};
    pdf->draw.job = job;
    pdf->draw.pictures = pictures_new(job);
    pdf->file = file_open(job->arena, job->diags, job->path);
    if (!pdf->draw.pictures || !pdf->file)
        return NULL;
    pdf->surface = cairo_pdf_surface_create_for_stream(write_pdf, pdf->file, 595, 842);
    pdf->draw.cr = cairo_create(pdf->surface);
    return &pdf->painter;
}
