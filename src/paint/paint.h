/* paint.h: from pages to files. One painter interface, one file per backend. Paint never measures text and never breaks a line. */
#ifndef LKIP_PAINT_PAINT_H
#define LKIP_PAINT_PAINT_H

#include "page/page.h"

typedef enum { PAINT_DUMP, PAINT_PDF, PAINT_PNG, PAINT_SVG } PaintFormat;

/* A file that travels inside the PDF. All strings are lent for the painting. */
typedef struct Attachment {
    const char *name;         /* without folders; each once */
    const char *type;         /* MIME */
    const char *relationship; /* to the document, as PDF/A-3 names it: "Data", "Source" */
    const char *description;
    const char *bytes;
    size_t len;
} Attachment;

typedef struct PaintOptions {
    PaintFormat format;
    bool tagged;        /* PDF: structure tree, metadata, archive profile */
    int dpi;            /* PNG, the nominal size of SVG, and pictures in PDF are scaled down to it; 0: 150 for PNG, 96 for SVG, 200 for pictures */
    Color background;   /* PNG and SVG: a = 0 transparent */
    bool outlines;      /* SVG: text as outlines */
    const char *stamp;  /* PDF and PNG: words across each page, such as "DRAF"; NULL: none */
    const Attachment *attachments; /* PDF; with any, a tagged one is PDF/A-3a instead of 2a */
    size_t attachment_count;
    bool linear;        /* PDF: in the order in which a web page loads it; takes longer */
    size_t first, last; /* pages, from 0; last = SIZE_MAX: to the end */
} PaintOptions;

/* Writes the pages to `path`: a PDF has them all; PNG, SVG and dump take one file for one page, and for several pages the path's stem gets "-1", "-2" ...
 * (dump: one file for all). Written to a temporary file beside the target, synced and renamed: never a half-written file. A path of "-" is standard output (dump and PDF only).
 * False with a diagnostic (system: disk full, not writable). */
bool paint_pages(Arena *arena, Diags *diags, const Pages *pages, const PaintOptions *options, const char *path);

/* The dump as text, in `arena`; NULL when memory is short. One line an item; see dump.c for its form. */
const char *paint_dump(Arena *arena, const Pages *pages);

/* Reads a picture's kind and natural size, EXIF orientation applied, without decoding all of it. PNG, JPEG, SVG. Sizes at 96 dpi where the file says nothing.
 * Limits: 64 MiB a file, 200 megapixels. NULL with a diagnostic at `at`. The result lives in `arena`. */
const Image *paint_image(Arena *arena, Diags *diags, Place at, const char *path);

#endif
