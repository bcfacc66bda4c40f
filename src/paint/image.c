/* image.c: a picture's kind and natural size, for layout. */
#include <librsvg/rsvg.h>
#include <math.h>

#include "paint/paint.h"
#include "paint/picture.h"
#include "paint/probe.h"

static const double DEFAULT_DPI = 96;
static const double PIXELS_MAX = 200e6;
static const double SIZE_MAX_PT = 14400; /* the largest page of a PDF: a natural size beyond it means nothing */

static Unit length_at(double pixels, double dpi)
{
    double points = pixels * 72 / dpi;
    return (Unit)(fmin(fmax(points, 1), SIZE_MAX_PT) * 1024 + 0.5);
}

/* A resolution outside what devices have is taken for a mistake of the file. */
static double sane(double dpi)
{
    return dpi >= 10 && dpi <= 10000 ? dpi : DEFAULT_DPI;
}

static bool raster_size(Image *image, const Probe *probe)
{
    if ((double)probe->width * probe->height > PIXELS_MAX)
        return false;
    bool turned = probe->orientation >= 5;
    double x_dpi = sane(probe->x_dpi), y_dpi = sane(probe->y_dpi);
    image->pixel_width = turned ? probe->height : probe->width;
    image->pixel_height = turned ? probe->width : probe->height;
    image->width = length_at(image->pixel_width, turned ? y_dpi : x_dpi);
    image->height = length_at(image->pixel_height, turned ? x_dpi : y_dpi);
    return true;
}

/* The size an SVG asks for, else the proportions of its view box. */
static bool vector_size(Image *image, const unsigned char *bytes, size_t len)
{
    RsvgHandle *handle = rsvg_handle_new_from_data(bytes, len, NULL);
    if (!handle)
        return false;
    double width = 0, height = 0;
    gboolean has_box, has_width, has_height;
    RsvgRectangle box;
    RsvgLength w, h;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height) || width <= 0 || height <= 0) {
        rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
        width = has_box ? box.width : 100;
        height = has_box ? box.height : 100;
    }
    g_object_unref(handle);
    image->vector = true;
    image->width = length_at(width, DEFAULT_DPI);
    image->height = length_at(height, DEFAULT_DPI);
    return width > 0 && height > 0;
}

const Image *paint_image(Arena *arena, Diags *diags, Place at, const char *path)
{
    Image *image = arena_make(arena, Image);
    Arena *scratch = arena_new();
    if (!scratch || !image || !(image->path = arena_strdup(arena, path))) {
        arena_drop(scratch);
        diag_memory(diags);
        return NULL;
    }
    size_t len;
    Probe probe;
    const unsigned char *bytes = picture_read(scratch, diags, at, path, &len);
    bool ok = bytes;
    if (ok && !probe_picture(bytes, len, &probe))
        ok = diag_error(diags, at, "G011", _("picture \"%s\" is no PNG, JPEG or SVG, or is damaged; save it anew as one of these"), path);
    else if (ok && probe.kind == PICTURE_SVG && !vector_size(image, bytes, len))
        ok = diag_error(diags, at, "G012", _("SVG picture \"%s\" can't be read; save it anew"), path);
    else if (ok && probe.kind != PICTURE_SVG && !raster_size(image, &probe))
        ok = diag_error(diags, at, "G013", _("picture \"%s\" has %d x %d pixels, more than 200 million; scale it down"), path, probe.width,
                        probe.height);
    arena_drop(scratch);
    return ok ? image : NULL;
}
