/* finish.h: from the PDF that cairo drew to the one that is delivered.
 *
 * cairo's file has pages, fonts and pictures. Finishing gives it what cairo 1.16 can't: links, bookmarks, page labels, metadata; and for the archive the structure tree,
 * artifacts, colour profile and identification of PDF/A-2a and PDF/UA-1. Everything of cairo's that is not reached from a page is left behind. */
#ifndef LKIP_PAINT_FINISH_H
#define LKIP_PAINT_FINISH_H

#include "paint/ink.h"
#include "paint/painter.h"
#include "paint/pdffile.h"

/* What stands on a page, in order: a stretch of content that belongs to one node (or to none: an artifact), or a link. In a tagged drawing a stretch of text and paths has inks of its own
 * (ink.h); a picture, which has no colour, stands between the operators of cairo's tag FINISH_TAG. */
typedef struct Mark {
    const Node *node;
    const Item *link; /* NULL: a stretch of content */
    const Glyphs
        *words; /* the stretch is this run alone, and some of its characters are not in the font: they are given as replacement text; else NULL */
    bool picture;
    int number; /* given by content_tagged: of the stretch in the page's operators; -1: it is no real content, or cairo has drawn nothing of it */
} Mark;

typedef struct PageMarks {
    Mark *items;
    size_t count, cap;
    Inks inks;
} PageMarks;

#define FINISH_TAG "Span"

/* Writes the finished file to `file`; `marks` has one entry for each page of the job. Tagged when the job's options say so. False with a diagnostic; the caller commits. */
bool finish_pdf(Job *job, Slice drawn, PageMarks *marks, File *file);

/* ---- between the parts of finishing ---- */

/* A link that became an annotation. */
typedef struct Annotation {
    int id;  /* object number */
    int key; /* in the parent tree */
    size_t page;
    const Item *item;
    const Node *node;
} Annotation;

typedef struct Target {
    const char *name;
    size_t page;
    Unit x, y;
} Target;

typedef struct Finish {
    Job *job;
    PdfSource source;
    PdfWriter *writer;
    PageMarks *marks;
    int *page_ids;   /* object numbers, one a page */
    Target *targets; /* by name */
    size_t target_count;
    Annotation *annotations; /* in the order of the pages and their items */
    size_t annotation_count, annotation_cap;
} Finish;

/* navigation.c: named places, the annotations of a page (`*array` gets the object number of its array, 0 when it has none), the entries for the catalogue. */
bool navigation_targets(Finish *f);
bool navigation_annotations(Finish *f, size_t page, int *array);
bool navigation_catalog(Finish *f, Buffer *catalog);

/* content.c: a page's operators with a tag round each stretch of `marks`, which get their numbers. NULL when memory is short, or the operators are not those of such a drawing. */
Slice content_tagged(Arena *arena, Slice content, PageMarks *marks);

/* structure.c: the structure tree; appends its entries for the catalogue. */
bool structure_put(Finish *f, Buffer *catalog);

/* metadata.c: XMP, output intent and viewer preferences: entries for the catalogue; the information dictionary, whose number is `*info`. */
bool metadata_put(Finish *f, Buffer *catalog, int *info);

/* Whether the document has a date; it as a PDF string. */
bool metadata_has_date(const Pages *pages);
void metadata_date(Buffer *out, const Pages *pages);

/* hinting.c: a TrueType font without its hinting, in `arena`; the font itself where that isn't shorter or can't be done. */
Slice font_without_hinting(Arena *arena, Slice font);

/* attach.c: the job's attachments, and their entries for the catalogue. */
bool attach_put(Finish *f, Buffer *catalog);

/* linear.c: writes a finished PDF to `file` in the order for the web. False with a diagnostic. */
bool linear_put(Job *job, Slice finished, File *file);

#endif
