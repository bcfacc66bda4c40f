/* probe.h: what the first bytes of a picture file say about it. */
#ifndef LKIP_PAINT_PROBE_H
#define LKIP_PAINT_PROBE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { PICTURE_UNKNOWN, PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG } PictureKind;

typedef struct Probe {
    PictureKind kind;
    int width, height;   /* pixels as stored, before the orientation; 0 for SVG */
    double x_dpi, y_dpi; /* 0: not said */
    int orientation;     /* EXIF, 1 to 8; 1 upright, from 5 on width and height change places */
    int components;      /* JPEG: 1 grey, 3 colour, 4 CMYK */
    int precision;       /* JPEG: bits a sample */
} Probe;

/* Reads headers only; never past `len`. False when it is none of the three kinds, or its header is damaged (then `kind` is set). */
bool probe_picture(const unsigned char *bytes, size_t len, Probe *probe);

/* Copies a JPEG to `out` (room for `len` bytes) without its application segments (EXIF with place and time, previews, profiles) and comments; keeps what decoders
 * need (JFIF, Adobe). The picture itself is untouched. Returns the new length, 0 when the file is damaged or ends before its end marker. */
size_t probe_strip_jpeg(const unsigned char *bytes, size_t len, unsigned char *out);

/* Whether a PNG's chunks reach its end chunk: decoders show a file that was cut short as if nothing were missing. */
bool probe_png_is_whole(const unsigned char *bytes, size_t len);

#endif
