/* pixels.h: an image surface as a PNG file. Private to src/paint. */
#ifndef LKIP_PAINT_PIXELS_H
#define LKIP_PAINT_PIXELS_H

#include <cairo.h>

#include "paint/file.h"

/* Appends the surface (RGB24, or ARGB32 with its transparency) to the file as a PNG that says its density. False with a diagnostic. */
bool pixels_write(File *file, Diags *diags, cairo_surface_t *surface, int dpi);

#endif
