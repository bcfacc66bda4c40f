/* picture.h: the pictures of one painting, decoded when first drawn. */
#ifndef LKIP_PAINT_PICTURE_H
#define LKIP_PAINT_PICTURE_H

#include <cairo.h>

#include "paint/painter.h"

typedef struct Pictures Pictures;

/* A picture ready to be drawn, upright, in no more pixels than its largest place on the pages needs. */
typedef struct Picture {
    cairo_surface_t *surface;  /* NULL in an SVG painting; in a PDF one that has JPEG data the pixels are blank */
    double width, height;      /* of the surface, in its own units */
    const unsigned char *data; /* the file for an SVG painting: PNG, JPEG or SVG; else NULL */
    size_t len;
    const char *mime;
} Picture;

/* Looks through the job's pages for pictures. Everything is released with the job's arena. NULL when memory is short, with a diagnostic. */
Pictures *pictures_new(Job *job);

/* The picture, lent until pictures_page_done; NULL with a diagnostic, the first time only, when it can't be read or decoded. */
const Picture *pictures_get(Pictures *pictures, const Image *image);

/* Releases the pictures that no later page draws. */
void pictures_page_done(Pictures *pictures);

/* The bytes of a picture file of at most 64 MiB, in `arena`; NULL with a diagnostic at `at`. */
const unsigned char *picture_read(Arena *arena, Diags *diags, Place at, const char *path, size_t *len);

#endif
