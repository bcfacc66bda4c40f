/* layout.h: from a typed document to finished pages. */
#ifndef LKIP_LAYOUT_LAYOUT_H
#define LKIP_LAYOUT_LAYOUT_H

#include "document/document.h"
#include "page/page.h"

typedef struct LayoutOptions {
    Fonts *fonts;
    bool first_fit; /* greedy line breaking; otherwise total fit */
    /* Opens a picture that document_read has found: natural size and kind. NULL with a diagnostic when it can't be read. */
    const Image *(*image)(void *context, Arena *arena, Diags *diags, Place at, const char *path);
    void *image_context;
    /* Called after each finished page, for a progress line; may be NULL. */
    void (*progress)(void *context, size_t pages);
    void *progress_context;
} LayoutOptions;

/* Lays the document out. `*out` lives in `arena`. No content is lost: what can't fit is broken, and a warning says so.
 * False only when memory is short or the document is impossible (margins wider than the paper), with diagnostics. */
bool layout_document(Arena *arena, Diags *diags, const Document *document, const LayoutOptions *options, Pages **out);

#endif
