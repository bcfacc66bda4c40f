/* font.h: the program's own fonts, and nothing else that the machine may have.
 *
 * Fonts come only from the folders that fonts/fonts.conf names and from the user's own folder, so that the same input gives the
 * same pages everywhere. Metrics are unhinted; positions are not rounded. */
#ifndef LKIP_TEXT_FONT_H
#define LKIP_TEXT_FONT_H

#include <cairo.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/unit.h"

/* The fonts of one thread: what may be set, and every face already opened. */
typedef struct Fonts Fonts;

/* Opens the fonts. `conf` is the path of fonts.conf; `extra` a folder with the user's own faces, or NULL.
 * Release with fonts_drop. NULL with a diagnostic when no face can be found. */
Fonts *fonts_new(Diags *diags, const char *conf, const char *extra);
void fonts_drop(Fonts *fonts);

/* A file of outlines, opened once for all sizes; owned by the Fonts. */
typedef struct Typeface {
    const char *family;
    bool bold, italic;        /* as it is drawn, whatever was asked */
    cairo_font_face_t *cairo; /* without hints */
    hb_face_t *hb;
    int instance; /* of a variable font; -1: none */
    struct _FcPattern *pattern;
    struct Typeface *next;
} Typeface;

/* A face at a size, and the metrics of its line (units; descent and line gap positive downwards). */
typedef struct Font {
    Typeface *typeface; /* owned by the Fonts */
    Unit size;          /* em size */
    Unit ascent, descent;
    Unit x_height, cap_height;
    Unit space;                                   /* width of U+0020 */
    Unit digit;                                   /* width of U+0030 */
    uint16_t space_glyph;                         /* of U+0020; 0 when the face has none */
    Unit underline_position, underline_thickness; /* position: distance below the baseline of the line's top */
} Font;

/* The face of `family` nearest to what is asked; lent until fonts_drop. Equal arguments give the same pointer.
 * An unknown family falls back to Liberation Sans, with one warning a family. NULL only when memory is short. */
const Font *fonts_get(Fonts *fonts, Diags *diags, const char *family, Unit size, bool bold, bool italic);

#endif
