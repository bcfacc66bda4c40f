/* navigation.c: where links and bookmarks lead. */
#include <stdlib.h>
#include <string.h>

#include "paint/decimal.h"
#include "paint/finish.h"

/* ---- named places ---- */

static int by_name(const void *a, const void *b)
{
    const Target *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->page > y->page) - (x->page < y->page);
}

bool navigation_targets(Finish *f)
{
    const Pages *pages = f->job->pages;
    size_t cap = 0;
    for (size_t p = 0; p < pages->count; p++)
        for (size_t i = 0; i < pages->items[p]->count; i++) {
            const Item *item = &pages->items[p]->items[i];
            if (item->kind != ITEM_DEST)
                continue;
            if (!arena_grow(f->job->arena, &f->targets, f->target_count, &cap))
                return false;
            f->targets[f->target_count++] = (Target){item->u.dest.name, p, item->rect.x, item->rect.y};
        }
    if (f->target_count)
        qsort(f->targets, f->target_count, sizeof *f->targets, by_name);
    return true;
}

/* Appends "[page /XYZ x y null]"; false when there is no such place. */
static bool put_target(Finish *f, Buffer *out, const char *name)
{
    size_t low = 0, high = f->target_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(f->targets[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == f->target_count || strcmp(f->targets[low].name, name) != 0)
        return false;
    const Target *t = &f->targets[low];
    buffer_printf(out, "[%d 0 R/XYZ ", f->page_ids[t->page]);
    put_decimal(out, pt(t->x));
    buffer_put_char(out, ' ');
    put_decimal(out, pt(f->job->pages->items[t->page]->height - t->y));
    buffer_put(out, " null]");
    return true;
}

/* ---- links ---- */

static void put_rect(Buffer *out, Rect r, Unit page_height)
{
    double corners[] = {pt(r.x), pt(page_height - r.y - r.h), pt(r.x + r.w), pt(page_height - r.y)};
    for (int i = 0; i < 4; i++) {
        buffer_put_char(out, i ? ' ' : '[');
        put_decimal(out, corners[i]);
    }
    buffer_put_char(out, ']');
}

/* An address has ASCII only. */
static void put_uri(Buffer *out, const char *uri)
{
    Buffer plain = buffer_in(out->arena);
    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;
        if (c <= 0x20 || c > 0x7e)
            buffer_printf(&plain, "%%%02X", c);
        else
            buffer_put_char(&plain, (char)c);
    }
    out->failed |= plain.failed;
    pdf_string(out, buffer_text(&plain));
}

/* One annotation; a link to a place that doesn't exist makes none, with a warning. */
static bool put_link(Finish *f, size_t page, const Item *item)
{
    Job *job = f->job;
    const char *uri = item->u.link.uri, *dest = item->u.link.dest, *words = item->u.link.contents;
    Buffer out = buffer_in(job->arena);
    buffer_put(&out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect");
    put_rect(&out, item->rect, job->pages->items[page]->height);
    if (uri) {
        buffer_put(&out, "/A<</S/URI/URI ");
        put_uri(&out, uri);
        buffer_put(&out, ">>");
    } else {
        buffer_put(&out, "/Dest");
        if (!dest || !put_target(f, &out, dest))
            return diag_warning(job->diags, (Place){0}, "G020", _("a link leads to \"%s\", which is nowhere on the pages"), dest ? dest : "");
    }
    buffer_put(&out, "/Contents ");
    pdf_string(&out, words ? words : uri ? uri : dest);
    Annotation a = {pdf_new_id(f->writer), (int)(job->pages->count + f->annotation_count), page, item, item->node};
    if (job->options.tagged)
        buffer_printf(&out, "/StructParent %d", a.key);
    buffer_put(&out, ">>");
    if (out.failed || !arena_grow(job->arena, &f->annotations, f->annotation_count, &f->annotation_cap))
        return false;
    f->annotations[f->annotation_count++] = a;
    return pdf_put(f->writer, a.id, out.text, out.len);
}

bool navigation_annotations(Finish *f, size_t page, int *array)
{
    size_t first = f->annotation_count;
    const PageMarks *marks = &f->marks[page];
    *array = 0;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].link && !put_link(f, page, marks->items[i].link))
            return false;
    if (f->annotation_count == first)
        return true;
    Buffer out = buffer_in(f->job->arena);
    buffer_put_char(&out, '[');
    for (size_t i = first; i < f->annotation_count; i++)
        buffer_printf(&out, "%d 0 R ", f->annotations[i].id);
    buffer_put_char(&out, ']');
    *array = pdf_new_id(f->writer);
    return !out.failed && pdf_put(f->writer, *array, out.text, out.len);
}

/* ---- bookmarks ---- */

/* The bookmarks as a tree of indexes; -1 none. Index `count` is the root. */
typedef struct Outline {
    int parent, first, last, next, previous, shown; /* shown: entries below it */
} Outline;

enum { LEVELS = 16 };

static Outline *outline_tree(Finish *f)
{
    const Pages *pages = f->job->pages;
    int n = (int)pages->bookmark_count, open[LEVELS + 1] = {n};
    Outline *tree = arena_array(f->job->arena, Outline, (size_t)n + 1);
    if (!tree)
        return NULL;
    int depth = 0;
    tree[n] = (Outline){-1, -1, -1, -1, -1, 0};
    for (int i = 0; i < n; i++) {
        int level = pages->bookmarks[i].level < 1 ? 1 : pages->bookmarks[i].level > LEVELS ? LEVELS : pages->bookmarks[i].level;
        if (level > depth + 1)
            level = depth + 1;
        int parent = open[level - 1];
        tree[i] = (Outline){parent, -1, -1, -1, tree[parent].last, 0};
        if (tree[parent].last >= 0)
            tree[tree[parent].last].next = i;
        else
            tree[parent].first = i;
        tree[parent].last = i;
        for (int up = parent; up >= 0; up = tree[up].parent)
            tree[up].shown++;
        open[depth = level] = i;
    }
    return tree;
}

static void put_relation(Buffer *out, const char *key, int index, int base)
{
    if (index >= 0)
        buffer_printf(out, "/%s %d 0 R", key, base + index);
}

/* Entries below the first level are closed: a report has hundreds. */
static bool put_bookmark(Finish *f, const Outline *tree, int i, int base)
{
    const Bookmark *b = &f->job->pages->bookmarks[i];
    Buffer out = buffer_in(f->job->arena);
    buffer_put(&out, "<</Title ");
    pdf_string(&out, b->title);
    put_relation(&out, "Parent", tree[i].parent, base);
    put_relation(&out, "Prev", tree[i].previous, base);
    put_relation(&out, "Next", tree[i].next, base);
    put_relation(&out, "First", tree[i].first, base);
    put_relation(&out, "Last", tree[i].last, base);
    if (tree[i].shown)
        buffer_printf(&out, "/Count %d", -tree[i].shown);
    size_t kept = out.len;
    buffer_put(&out, "/Dest");
    if (!b->dest || !put_target(f, &out, b->dest))
        out.len = kept;
    buffer_put(&out, ">>");
    return !out.failed && pdf_put(f->writer, base + i, out.text, out.len);
}

static bool put_outline(Finish *f, Buffer *catalog)
{
    int n = (int)f->job->pages->bookmark_count;
    if (n == 0)
        return true;
    const Outline *tree = outline_tree(f);
    if (!tree)
        return false;
    int base = pdf_new_ids(f->writer, n + 1), top = 0;
    for (int i = 0; i < n; i++) {
        top += tree[i].parent == n;
        if (!put_bookmark(f, tree, i, base))
            return false;
    }
    Buffer out = buffer_in(f->job->arena);
    buffer_printf(&out, "<</Type/Outlines/Count %d", top);
    put_relation(&out, "First", tree[n].first, base);
    put_relation(&out, "Last", tree[n].last, base);
    buffer_put(&out, ">>");
    buffer_printf(catalog, "/Outlines %d 0 R/PageMode/UseOutlines", base + n);
    return !out.failed && pdf_put(f->writer, base + n, out.text, out.len);
}

/* ---- page labels ---- */

static void put_labels(Finish *f, Buffer *catalog)
{
    const Pages *pages = f->job->pages;
    buffer_put(catalog, "/PageLabels<</Nums[");
    for (size_t i = 0; i < pages->count; i++) {
        buffer_printf(catalog, "%zu<<", i);
        if (pages->items[i]->label) {
            buffer_put(catalog, "/P");
            pdf_string(catalog, pages->items[i]->label);
        }
        buffer_put(catalog, ">>");
    }
    buffer_put(catalog, "]>>");
}

bool navigation_catalog(Finish *f, Buffer *catalog)
{
    put_labels(f, catalog);
    return put_outline(f, catalog);
}
