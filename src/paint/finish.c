/* finish.c: copies what the pages need out of cairo's file, and builds the rest round it. */
#include "paint/finish.h"

#include <string.h>

/* ---- cairo's pages ---- */

static const PdfObject *object_at(const PdfSource *source, int number)
{
    static const PdfObject none;
    return number > 0 && number < source->count ? &source->objects[number] : &none;
}

/* The object numbers of the pages; cairo's tree of pages is one flat list. */
static bool find_pages(Finish *f)
{
    int number = pdf_reference(pdf_get(object_at(&f->source, f->source.root)->value, "/Pages"), NULL);
    Slice kids = pdf_get(object_at(&f->source, number)->value, "/Kids");
    size_t count = f->job->pages->count, n = 0;
    f->page_ids = arena_array(f->job->arena, int, count);
    if (!f->page_ids || kids.len < 2)
        return false;
    for (const char *at = kids.at + 1, *end = kids.at + kids.len; n < count;) {
        while (at < end && (*at == ' ' || *at == '\n'))
            at++;
        const char *after;
        int page = pdf_reference((Slice){at, (size_t)(end - at)}, &after);
        if (!page)
            return false;
        f->page_ids[n++] = page;
        at = after;
    }
    return true;
}

/* ---- copying ---- */

typedef struct Copy {
    Finish *f;
    bool *seen;
    int *queue;
    int queued;
    Buffer out; /* the object being copied */
} Copy;

enum { DEPTH = 6 }; /* of dictionaries in dictionaries; cairo's go to 3 */

static void want(Copy *copy, int number)
{
    if (number <= 0 || number >= copy->f->source.count || copy->seen[number])
        return;
    copy->seen[number] = true;
    copy->queue[copy->queued++] = number;
}

/* Every reference in a value. Digits inside a string may look like one; an object too many does no harm. */
static void want_all(Copy *copy, Slice value)
{
    const char *end = value.at + value.len, *after;
    for (const char *at = value.at; at < end; at++) {
        if (*at < '0' || *at > '9')
            continue;
        int number = pdf_reference((Slice){at, (size_t)(end - at)}, &after);
        if (number) {
            want(copy, number);
            at = after - 1;
        }
        while (at + 1 < end && at[1] >= '0' && at[1] <= '9')
            at++;
    }
}

static bool is_name(Slice key, const char *name)
{
    return key.len == strlen(name) && !memcmp(key.at, name, key.len);
}

/* Whether an entry of the same name stands before `key`. cairo names a picture once for every time that it is drawn on a page. */
static bool is_repeated(Slice dictionary, Slice key)
{
    Slice earlier, value;
    for (const char *at = NULL; pdf_next_entry(dictionary, &at, &earlier, &value) && earlier.at < key.at;)
        if (earlier.len == key.len && !memcmp(earlier.at, key.at, key.len))
            return true;
    return false;
}

/* What a copied stream does without: its length is written anew; smoothing of pictures (an SVG's are cairo's own affair) is forbidden in archives. */
static bool is_dropped(Slice key)
{
    return is_name(key, "/Length") || is_name(key, "/Interpolate");
}

/* A TrueType font is the stream with one length of its plain bytes. */
static bool is_font(const PdfObject *object)
{
    return object->stream.at && pdf_get(object->value, "/Length1").at && !pdf_get(object->value, "/Length2").at;
}

static bool put_font(Finish *f, int number, const PdfObject *object)
{
    Arena *scratch = arena_new();
    Slice plain = scratch ? pdf_inflate(scratch, object) : (Slice){0};
    Slice font = plain.at ? font_without_hinting(scratch, plain) : (Slice){0};
    Buffer entries = buffer_in(scratch);
    bool ok = font.at && buffer_printf(&entries, "/Length1 %zu", font.len);
    ok = ok && pdf_put_deflated(f->writer, number, (Slice){entries.text, entries.len}, font);
    arena_drop(scratch);
    return ok;
}

/* A dictionary's entries, each name once. */
static void put_entries(Buffer *out, Slice dictionary, int depth)
{
    Slice key, value;
    for (const char *at = NULL; pdf_next_entry(dictionary, &at, &key, &value);) {
        if (is_repeated(dictionary, key) || (depth == 0 && is_dropped(key)))
            continue;
        buffer_put_bytes(out, key.at, key.len);
        buffer_put_char(out, ' ');
        if (depth < DEPTH && value.len > 2 && value.at[0] == '<' && value.at[1] == '<') {
            buffer_put(out, "<<");
            put_entries(out, value, depth + 1);
            buffer_put(out, ">>");
        } else {
            buffer_put_bytes(out, value.at, value.len);
        }
    }
}

/* cairo 1.16 leaves out what is the default, and archives want it said. */
static void put_missing(Buffer *out, Slice dictionary)
{
    Slice type = pdf_get(dictionary, "/Subtype");
    if (type.at && is_name(type, "/CIDFontType2") && !pdf_get(dictionary, "/CIDToGIDMap").at)
        buffer_put(out, "/CIDToGIDMap/Identity");
}

static bool copy_object(Copy *copy, int number)
{
    Finish *f = copy->f;
    const PdfObject *object = object_at(&f->source, number);
    if (!object->value.at)
        return true;
    if (f->job->options.tagged && is_font(object))
        return put_font(f, number, object);
    if (object->value.len < 4 || object->value.at[1] != '<') {
        want_all(copy, object->value);
        return pdf_put(f->writer, number, object->value.at, object->value.len);
    }
    Buffer *out = &copy->out;
    out->len = 0;
    buffer_put(out, object->stream.at ? "" : "<<");
    put_entries(out, object->value, 0);
    put_missing(out, object->value);
    buffer_put(out, object->stream.at ? "" : ">>");
    if (out->failed)
        return false;
    Slice text = {buffer_text(out), out->len};
    want_all(copy, text);
    return object->stream.at ? pdf_put_stream(f->writer, number, text, object->stream) : pdf_put(f->writer, number, text.at, text.len);
}

static bool copy_start(Copy *copy, Finish *f)
{
    size_t count = (size_t)f->source.count;
    *copy = (Copy){f, arena_array(f->job->arena, bool, count), arena_array(f->job->arena, int, count), 0, buffer_in(f->job->arena)};
    return copy->seen && copy->queue;
}

static bool copy_wanted(Copy *copy)
{
    for (int i = 0; i < copy->queued; i++)
        if (!copy_object(copy, copy->queue[i]))
            return false;
    return true;
}

/* ---- pages ---- */

static bool put_content(Finish *f, size_t page, int number)
{
    const PdfObject *object = object_at(&f->source, number);
    Arena *scratch = arena_new();
    Slice plain = scratch ? pdf_inflate(scratch, object) : (Slice){0};
    Slice tagged = plain.at ? content_tagged(scratch, plain, &f->marks[page]) : (Slice){0};
    bool ok = tagged.at && pdf_put_deflated(f->writer, number, (Slice){"", 0}, tagged);
    arena_drop(scratch);
    return ok;
}

static void put_entry(Buffer *out, Copy *copy, Slice page, const char *key)
{
    Slice value = pdf_get(page, key);
    if (!value.at)
        return;
    want_all(copy, value);
    buffer_put(out, key);
    buffer_put_char(out, ' ');
    buffer_put_bytes(out, value.at, value.len);
}

static bool put_page(Finish *f, Copy *copy, size_t index, int parent)
{
    Slice page = object_at(&f->source, f->page_ids[index])->value;
    int content = pdf_reference(pdf_get(page, "/Contents"), NULL), annotations;
    Buffer out = buffer_in(f->job->arena);
    if (!page.at || !navigation_annotations(f, index, &annotations))
        return false;
    buffer_printf(&out, "<</Type/Page/Parent %d 0 R", parent);
    put_entry(&out, copy, page, "/MediaBox");
    put_entry(&out, copy, page, "/Resources");
    put_entry(&out, copy, page, "/Group");
    buffer_printf(&out, "/Contents %d 0 R", content);
    if (annotations)
        buffer_printf(&out, "/Annots %d 0 R", annotations);
    if (f->job->options.tagged)
        buffer_printf(&out, "/StructParents %zu/Tabs/S", index);
    buffer_put(&out, ">>");
    if (!f->job->options.tagged)
        want(copy, content);
    else if (!put_content(f, index, content))
        return false;
    return !out.failed && pdf_put(f->writer, f->page_ids[index], out.text, out.len);
}

static bool put_pages(Finish *f, Buffer *catalog)
{
    Copy copy;
    size_t count = f->job->pages->count;
    int parent = pdf_new_id(f->writer);
    if (!copy_start(&copy, f))
        return false;
    Buffer out = buffer_in(f->job->arena);
    buffer_printf(&out, "<</Type/Pages/Count %zu/Kids[", count);
    for (size_t i = 0; i < count; i++) {
        if (!put_page(f, &copy, i, parent))
            return false;
        buffer_printf(&out, "%d 0 R ", f->page_ids[i]);
    }
    buffer_put(&out, "]>>");
    buffer_printf(catalog, "<</Type/Catalog/Pages %d 0 R", parent);
    return !out.failed && pdf_put(f->writer, parent, out.text, out.len) && copy_wanted(&copy);
}

static bool put_all(Finish *f)
{
    Buffer catalog = buffer_in(f->job->arena);
    int info;
    if (!navigation_targets(f) || !put_pages(f, &catalog) || !navigation_catalog(f, &catalog) || !metadata_put(f, &catalog, &info) ||
        !attach_put(f, &catalog))
        return false;
    if (f->job->options.tagged && !structure_put(f, &catalog))
        return false;
    buffer_put(&catalog, ">>");
    int root = pdf_new_id(f->writer);
    return !catalog.failed && pdf_put(f->writer, root, catalog.text, catalog.len) && pdf_writer_finish(f->writer, root, info);
}

bool finish_pdf(Job *job, Slice drawn, PageMarks *marks, File *file)
{
    Finish f = {.job = job, .marks = marks};
    bool ok = pdf_read(job->arena, drawn.at, drawn.len, &f.source) && find_pages(&f);
    ok = ok && (f.writer = pdf_writer_new(job->arena, file, f.source.count)) && put_all(&f);
    if (!ok && !job->diags->system)
        return diag_system(job->diags, (Place){job->path, 0}, "S012",
                           _("the drawn pages can't be finished: memory is short, or cairo wrote them in a way that is not known"));
    return ok;
}
