/* pdfwrite.c: a PDF 1.7 file of object streams, written from front to back.
 *
 * Streams go out at once. All other objects are gathered, by kind, a thousand or so to an object stream, and deflated together: cells and elements are so alike that ten thousand of
 * them take less room than one photo. */
#include <glib.h>
#include <libdeflate.h>
#include <stdint.h>
#include <string.h>

#include "paint/pdffile.h"

enum { PACK_OBJECTS = 1500 };

/* Levels of compression, of 12. 7 undercuts zlib's best in a third of its time. 10 makes elements of the structure shorter by a fifth, and takes four times as long: some hundredths of a
 * second for a report, but a second for a table of many thousand rows, which does without. */
enum { LEVEL = 7, LEVEL_OBJECTS = 10, MANY_OBJECTS = 30000 };

typedef struct Where {
    uint8_t kind;   /* 0 not there, 1 at an offset, 2 in an object stream */
    uint16_t index; /* in the object stream */
    uint32_t at;    /* offset, or number of the object stream */
} Where;

/* An object stream being filled. */
typedef struct Pack {
    Buffer bodies, index; /* the second: "number offset" pairs */
    int ids[PACK_OBJECTS];
    int count;
} Pack;

struct PdfWriter {
    Arena *arena;
    File *file;
    GChecksum *digest;
    struct libdeflate_compressor *compressor, *thorough;
    Where *places; /* by number */
    size_t count, cap;
    size_t offset;
    Pack packs[PACK_KINDS];
    bool closing; /* the digest has been taken */
    bool failed;
};

static void free_digest(void *digest)
{
    g_checksum_free(digest);
}

static void free_compressor(void *compressor)
{
    libdeflate_free_compressor(compressor);
}

static void emit(PdfWriter *w, const char *bytes, size_t len)
{
    if (w->failed || !len)
        return;
    if (!w->closing)
        g_checksum_update(w->digest, (const guchar *)bytes, (gssize)len);
    w->failed = !file_write(w->file, bytes, len);
    w->offset += len;
}

static bool place(PdfWriter *w, int id, Where where)
{
    while (w->count <= (size_t)id && !w->failed) {
        w->failed = !arena_grow(w->arena, &w->places, w->count, &w->cap);
        if (!w->failed)
            w->places[w->count++] = (Where){0};
    }
    if (!w->failed)
        w->places[id] = where;
    return !w->failed;
}

PdfWriter *pdf_writer_new(Arena *arena, File *file, int first)
{
    static const char head[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    PdfWriter *w = arena_make(arena, PdfWriter);
    if (!w || !(w->digest = g_checksum_new(G_CHECKSUM_SHA256)) || !arena_defer(arena, free_digest, w->digest))
        return NULL;
    if (!(w->compressor = libdeflate_alloc_compressor(LEVEL)) || !arena_defer(arena, free_compressor, w->compressor))
        return NULL;
    if (!(w->thorough = libdeflate_alloc_compressor(LEVEL_OBJECTS)) || !arena_defer(arena, free_compressor, w->thorough))
        return NULL;
    w->arena = arena;
    w->file = file;
    for (int k = 0; k < PACK_KINDS; k++)
        w->packs[k].bodies = w->packs[k].index = buffer_in(arena);
    emit(w, head, sizeof head - 1);
    return place(w, first - 1, (Where){0}) ? w : NULL;
}

int pdf_new_ids(PdfWriter *w, int count)
{
    int first = (int)w->count;
    place(w, first + count - 1, (Where){0});
    return first;
}

int pdf_new_id(PdfWriter *w)
{
    return pdf_new_ids(w, 1);
}

bool pdf_put_stream(PdfWriter *w, int id, Slice entries, Slice stream)
{
    char head[64];
    if (w->offset > UINT32_MAX - stream.len)
        w->failed = true;
    place(w, id, (Where){1, 0, (uint32_t)w->offset});
    emit(w, head, (size_t)g_snprintf(head, sizeof head, "%d 0 obj\n<</Length %zu", id, stream.len));
    emit(w, entries.at, entries.len);
    emit(w, ">>\nstream\n", 10);
    emit(w, stream.at, stream.len);
    emit(w, "\nendstream\nendobj\n", 18);
    return !w->failed;
}

static bool put_compressed(PdfWriter *w, struct libdeflate_compressor *compressor, int id, Slice entries, Slice stream)
{
    size_t room = libdeflate_zlib_compress_bound(compressor, stream.len);
    char *bytes = g_try_malloc(room);
    Arena *scratch = arena_new();
    Buffer with_filter = buffer_in(scratch);
    size_t len = bytes ? libdeflate_zlib_compress(compressor, stream.at, stream.len, bytes, room) : 0;
    bool ok = len && scratch && buffer_put(&with_filter, "/Filter/FlateDecode") && buffer_put_bytes(&with_filter, entries.at, entries.len);
    if (ok)
        pdf_put_stream(w, id, (Slice){with_filter.text, with_filter.len}, (Slice){bytes, len});
    else
        w->failed = true;
    g_free(bytes);
    arena_drop(scratch);
    return !w->failed;
}

bool pdf_put_deflated(PdfWriter *w, int id, Slice entries, Slice stream)
{
    return put_compressed(w, w->compressor, id, entries, stream);
}

static bool flush_pack(PdfWriter *w, Pack *pack)
{
    if (pack->count == 0)
        return !w->failed;
    int id = pdf_new_id(w);
    char entries[64];
    int n = g_snprintf(entries, sizeof entries, "/Type/ObjStm/N %d/First %zu", pack->count, pack->index.len);
    buffer_put_bytes(&pack->index, pack->bodies.text, pack->bodies.len);
    for (int i = 0; i < pack->count; i++)
        place(w, pack->ids[i], (Where){2, (uint16_t)i, (uint32_t)id});
    w->failed = w->failed || pack->index.failed || pack->bodies.failed;
    if (!w->failed)
        put_compressed(w, id < MANY_OBJECTS && pack != &w->packs[PACK_OTHERS] ? w->thorough : w->compressor, id, (Slice){entries, (size_t)n},
                       (Slice){pack->index.text, pack->index.len});
    pack->bodies.len = pack->index.len = 0;
    pack->count = 0;
    return !w->failed;
}

bool pdf_put_among(PdfWriter *w, PackKind kind, int id, const char *value, size_t len)
{
    Pack *pack = &w->packs[kind];
    buffer_put_int(&pack->index, id);
    buffer_put_char(&pack->index, ' ');
    buffer_put_int(&pack->index, (long long)pack->bodies.len);
    buffer_put_char(&pack->index, ' ');
    buffer_put_bytes(&pack->bodies, value, len);
    buffer_put_char(&pack->bodies, '\n');
    pack->ids[pack->count++] = id;
    return pack->count < PACK_OBJECTS ? !w->failed : flush_pack(w, pack);
}

bool pdf_put(PdfWriter *w, int id, const char *value, size_t len)
{
    return pdf_put_among(w, PACK_OTHERS, id, value, len);
}

/* ---- the table of objects ---- */

enum { ROW = 7 };

/* One row: kind, place, index, most significant byte first. */
static void table_row(unsigned char *row, Where where)
{
    row[0] = where.kind;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(where.at >> (24 - 8 * i));
    row[5] = (unsigned char)(where.index >> 8);
    row[6] = (unsigned char)where.index;
}

/* The rows of all numbers in use, each as its difference from the row above (PNG's "up"), and the ranges of those numbers. */
static bool fill_table(PdfWriter *w, Buffer *rows, Buffer *ranges)
{
    unsigned char above[ROW] = {0}, row[ROW], coded[ROW + 1] = {2};
    for (size_t i = 0; i < w->count; i++) {
        bool used = i == 0 || w->places[i].kind;
        bool begins = used && (i == 0 || (i > 1 && !w->places[i - 1].kind));
        if (begins) {
            size_t n = i + 1;
            while (n < w->count && w->places[n].kind)
                n++;
            buffer_printf(ranges, "%zu %zu ", i, n - i);
        }
        if (!used)
            continue;
        table_row(row, i ? w->places[i] : (Where){0, UINT16_MAX, 0});
        for (int k = 0; k < ROW; k++)
            coded[k + 1] = (unsigned char)(row[k] - above[k]);
        memcpy(above, row, ROW);
        buffer_put_bytes(rows, (const char *)coded, sizeof coded);
    }
    return !rows->failed && !ranges->failed;
}

bool pdf_writer_finish(PdfWriter *w, int root, int info)
{
    for (int k = 0; k < PACK_KINDS; k++)
        flush_pack(w, &w->packs[k]);
    char id[33] = "";
    g_strlcpy(id, w->failed ? "" : g_checksum_get_string(w->digest), sizeof id);
    size_t table = w->offset;
    w->closing = true;
    int number = pdf_new_id(w);
    place(w, number, (Where){1, 0, (uint32_t)table});
    Buffer rows = buffer_in(w->arena), ranges = buffer_in(w->arena), entries = buffer_in(w->arena), tail = buffer_in(w->arena);
    if (w->failed || !fill_table(w, &rows, &ranges))
        return false;
    buffer_printf(&entries, "/Type/XRef/W[1 4 2]/Size %zu/Index[%s]/DecodeParms<</Predictor 12/Columns %d>>", w->count, buffer_text(&ranges), ROW);
    buffer_printf(&entries, "/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]", root, info, id, id);
    pdf_put_deflated(w, number, (Slice){entries.text, entries.len}, (Slice){rows.text, rows.len});
    buffer_printf(&tail, "startxref\n%zu\n%%%%EOF\n", table);
    emit(w, tail.text, tail.len);
    return !w->failed;
}

/* ---- values ---- */

/* One code point of well-formed UTF-8; what is not is read as U+FFFD. */
static uint32_t next_char(const char **text)
{
    gunichar c = g_utf8_get_char_validated(*text, -1);
    if (c == (gunichar)-1 || c == (gunichar)-2) {
        ++*text;
        return 0xfffd;
    }
    *text = g_utf8_next_char(*text);
    return c;
}

static bool is_plain(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || (unsigned char)*text > 0x7e)
            return false;
    return true;
}

void pdf_string(Buffer *out, const char *text)
{
    if (is_plain(text)) {
        buffer_put_char(out, '(');
        for (; *text; text++) {
            if (strchr("()\\", *text))
                buffer_put_char(out, '\\');
            buffer_put_char(out, *text);
        }
        buffer_put_char(out, ')');
        return;
    }
    buffer_put(out, "<FEFF");
    while (*text) {
        uint32_t c = next_char(&text);
        if (c >= 0x10000)
            buffer_printf(out, "%04X%04X", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
        else
            buffer_printf(out, "%04X", c);
    }
    buffer_put_char(out, '>');
}
