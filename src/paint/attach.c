/* attach.c: files that travel inside the PDF (PDF/A-3): each with its kind, its date and what it has to do with the document. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "paint/finish.h"

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Attachment *)a)->name, ((const Attachment *)b)->name);
}

/* A MIME type as a PDF name. */
static void put_type(Buffer *out, const char *type)
{
    buffer_put_char(out, '/');
    for (; *type; type++)
        if (*type == '/')
            buffer_put(out, "#2F");
        else
            buffer_put_char(out, *type);
}

/* The file's bytes; 0 on failure, else the object's number. */
static int put_bytes(Finish *f, const Attachment *a)
{
    Buffer out = buffer_in(f->job->arena);
    char *sum = g_compute_checksum_for_data(G_CHECKSUM_MD5, (const guchar *)a->bytes, a->len);
    buffer_put(&out, "/Type/EmbeddedFile/Subtype");
    put_type(&out, a->type);
    buffer_printf(&out, "/Params<</Size %zu/CheckSum<%s>", a->len, sum);
    g_free(sum);
    if (metadata_has_date(f->job->pages)) {
        buffer_put(&out, "/ModDate");
        metadata_date(&out, f->job->pages);
    }
    buffer_put(&out, ">>");
    int id = pdf_new_id(f->writer);
    return !out.failed && pdf_put_deflated(f->writer, id, (Slice){out.text, out.len}, (Slice){a->bytes, a->len}) ? id : 0;
}

static int put_specification(Finish *f, const Attachment *a)
{
    int bytes = put_bytes(f, a), id = pdf_new_id(f->writer);
    Buffer out = buffer_in(f->job->arena);
    buffer_put(&out, "<</Type/Filespec/F");
    pdf_string(&out, a->name);
    buffer_put(&out, "/UF");
    pdf_string(&out, a->name);
    buffer_put(&out, "/Desc");
    pdf_string(&out, a->description);
    buffer_printf(&out, "/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>", a->relationship, bytes, bytes);
    return bytes && !out.failed && pdf_put(f->writer, id, out.text, out.len) ? id : 0;
}

bool attach_put(Finish *f, Buffer *catalog)
{
    size_t count = f->job->options.attachment_count;
    if (count == 0)
        return true;
    Attachment *sorted = arena_array(f->job->arena, Attachment, count);
    Buffer names = buffer_in(f->job->arena);
    if (!sorted)
        return false;
    memcpy(sorted, f->job->options.attachments, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_name);
    buffer_put(catalog, "/AF[");
    for (size_t i = 0; i < count; i++) {
        int id = put_specification(f, &sorted[i]);
        if (!id)
            return false;
        buffer_printf(catalog, "%d 0 R ", id);
        pdf_string(&names, sorted[i].name);
        buffer_printf(&names, "%d 0 R ", id);
    }
    buffer_printf(catalog, "]/Names<</EmbeddedFiles<</Names[%s]>>>>", buffer_text(&names));
    return !catalog->failed && !names.failed;
}
