/* pdffile.h: reading the PDF that cairo made, and writing the finished one.
 *
 * Why not qpdf here: it takes some 40 microseconds an object, and a tagged report has tens of thousands of small ones, one for each cell of its tables; finishing took
 * longer than everything before it. Reading needs to understand cairo's own output only, writing is a list of objects packed into object streams.
 * qpdf --check and veraPDF judge the result in the tests. */
#ifndef LKIP_PAINT_PDFFILE_H
#define LKIP_PAINT_PDFFILE_H

#include "base/buffer.h"
#include "paint/file.h"

/* A stretch of bytes, lent. */
typedef struct Slice {
    const char *at; /* NULL: not there */
    size_t len;
} Slice;

/* ---- reading ---- */

typedef struct PdfObject {
    Slice value;  /* "<< ... >>" or another value; NULL when there is no such object */
    Slice stream; /* as stored; NULL when it is none */
} PdfObject;

typedef struct PdfSource {
    PdfObject *objects; /* by number, `count` of them; number 0 is none */
    int count;
    int root;
} PdfSource;

/* Reads a PDF of one section with a plain table of objects. Slices point into `bytes`. False when memory is short or it is not such a file. */
bool pdf_read(Arena *arena, const char *bytes, size_t len, PdfSource *source);

/* The value of a key of a dictionary, without white space round it; `at` NULL when there is none. */
Slice pdf_get(Slice dictionary, const char *name);

/* Steps through a dictionary's entries: `*at` is NULL before the first. False after the last. */
bool pdf_next_entry(Slice dictionary, const char **at, Slice *key, Slice *value);

/* The number of the object that a value refers to ("12 0 R"), 0 when it is no reference; `*end`, unless NULL, gets what follows. */
int pdf_reference(Slice value, const char **end);

/* White space or a bracket, a stroke, a percent sign: a name, a number or a word ends before it. */
bool pdf_is_delimiter(char c);

/* The end of the lexical piece that starts at `at`: a bracket, a string, a name, a number, a word. */
const char *pdf_skip_token(const char *at, const char *end);

/* The end of the PDF value that starts at `at`, never past `end`. */
const char *pdf_skip_value(const char *at, const char *end);

/* A stream's bytes, inflated where the dictionary says so, in `arena`; NULL when memory is short or it is damaged. */
Slice pdf_inflate(Arena *arena, const PdfObject *object);

/* ---- writing ---- */

typedef struct PdfWriter PdfWriter;

/* Writes to `file`. Object numbers below `first` are the caller's to give away; pdf_new_id goes on from there. NULL when memory is short. */
PdfWriter *pdf_writer_new(Arena *arena, File *file, int first);

/* The number for one more object; several in a row: the first of them. */
int pdf_new_id(PdfWriter *writer);
int pdf_new_ids(PdfWriter *writer, int count);

/* What goes into one object stream: what is alike lies together and shrinks together. */
typedef enum { PACK_CELLS, PACK_ROWS, PACK_LEAVES, PACK_OTHERS, PACK_KINDS } PackKind;

/* An object that is no stream; goes into an object stream, of PACK_OTHERS or of the kind given. Any order, each number once; numbers in a row take the least room. */
bool pdf_put(PdfWriter *writer, int id, const char *value, size_t len);
bool pdf_put_among(PdfWriter *writer, PackKind kind, int id, const char *value, size_t len);

/* A stream as it is. `entries` are those of its dictionary, without Length and the brackets. */
bool pdf_put_stream(PdfWriter *writer, int id, Slice entries, Slice stream);

/* The same, compressed first. */
bool pdf_put_deflated(PdfWriter *writer, int id, Slice entries, Slice stream);

/* Writes what is left, the table of objects and the trailer. The document's ID is a digest of all before it, so equal content gives equal bytes.
 * All puts after a failure fail as well; the file has made the diagnostic, or memory is short. */
bool pdf_writer_finish(PdfWriter *writer, int root, int info);

/* Appends a text string: as it is where it is plain ASCII, else in UTF-16. */
void pdf_string(Buffer *out, const char *text);

#endif
