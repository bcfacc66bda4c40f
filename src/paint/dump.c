/* dump.c: pages as text, one line an item: what most tests compare, and what a person reads to see why a page looks as it does.
 *
 *     meta title "..."
 *     page 1 595.28 841.89 label "1"
 *       text P#7 85.04 120.00 w 93.39 "Liberation Sans 11.00" #000000 "Kinerja tahun 2024"
 *       rect - 85.04 130.00 425.20 0.50 fill #000000
 *       line - 85.04 140.00 510.24 140.00 stroke #000000 0.50
 *       path Figure#9 85.04 150.00 40.00 40.00 fill #1f4e79 hatch up: M 85.04 150.00 L ...
 *       image Figure#10 85.04 200.00 100.00 80.00 "foto.jpg" 1200x900
 *       link Link#11 85.04 300.00 60.00 12.00 dest "t-1" "words"
 *       dest - 85.04 120.00 "t-1"
 *       clip - x y w h
 *       unclip -
 *     bookmark 1 "BAB I" dest "bab-1"
 *     tree
 *       Document#1
 *         H1#2 title "..."
 *
 * Lengths are points with two decimals, rounded half away from zero in whole numbers, so that neither the machine nor the locale changes them.
 * After the kind stands the node, "-" for an artifact. A rectangle or a single line is named as such; every other outline is spelled out.
 * Of a picture only the file's name is written: where the folder lies is not part of the page. */
#include "paint/paint.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "paint/file.h"
#include "paint/painter.h"

enum { TREE_DEPTH = 40 }; /* deeper nodes are written at this indent */

static void put_length(Buffer *out, Unit length)
{
    long long hundredths = (llabs((long long)length) * 100 + 512) / 1024;
    buffer_printf(out, " %s%lld.%02lld", length < 0 && hundredths ? "-" : "", hundredths / 100, hundredths % 100);
}

static void put_rect(Buffer *out, Rect r)
{
    put_length(out, r.x);
    put_length(out, r.y);
    put_length(out, r.w);
    put_length(out, r.h);
}

static void put_color(Buffer *out, Color c)
{
    buffer_printf(out, " #%02x%02x%02x", c.r, c.g, c.b);
    if (c.a != 255)
        buffer_printf(out, "%02x", c.a);
}

static void put_quoted(Buffer *out, const char *text, size_t len)
{
    buffer_put(out, " \"");
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            buffer_printf(out, "\\%c", c);
        else if (c == '\n')
            buffer_put(out, "\\n");
        else if (c < 0x20 || c == 0x7f)
            buffer_printf(out, "\\x%02x", c);
        else
            buffer_put_char(out, (char)c);
    }
    buffer_put_char(out, '"');
}

static void put_string(Buffer *out, const char *name, const char *text)
{
    if (!text)
        return;
    if (name)
        buffer_printf(out, " %s", name);
    put_quoted(out, text, strlen(text));
}

static void put_node(Buffer *out, const Node *node)
{
    if (node)
        buffer_printf(out, " %s#%u", role_name(node->role), node->id);
    else
        buffer_put(out, " -");
}

static void put_font(Buffer *out, const Font *font)
{
    if (!font || !font->typeface) {
        buffer_put(out, " -");
        return;
    }
    const Typeface *t = font->typeface;
    buffer_printf(out, " \"%s%s%s", t->family, t->bold ? " Bold" : "", t->italic ? " Italic" : "");
    put_length(out, font->size);
    buffer_put_char(out, '"');
}

static void put_text(Buffer *out, const Item *item)
{
    const Glyphs *glyphs = item->u.text.glyphs;
    put_length(out, item->rect.x);
    put_length(out, item->rect.y);
    buffer_put(out, " w");
    put_length(out, item->rect.w);
    put_font(out, glyphs->font);
    put_color(out, item->u.text.color);
    put_quoted(out, glyphs->text, (size_t)glyphs->text_len);
}

static void put_outline(Buffer *out, const Path *path)
{
    static const struct {
        char letter;
        int points;
    } forms[] = {[PATH_MOVE] = {'M', 1}, [PATH_LINE] = {'L', 1}, [PATH_CURVE] = {'C', 3}, [PATH_CLOSE] = {'Z', 0}};
    const Unit *p = path->points;
    buffer_put_char(out, ':');
    for (size_t i = 0; i < path->op_count; i++) {
        buffer_printf(out, " %c", forms[path->ops[i]].letter);
        for (int k = 0; k < 2 * forms[path->ops[i]].points; k++)
            put_length(out, *p++);
    }
}

static void put_paint(Buffer *out, const Paint *paint)
{
    static const char *const hatches[] = {NULL, "up", "down", "cross", "horizontal", "vertical", "dots"};
    if (paint->fill.a) {
        buffer_put(out, paint->even_odd ? " fill-even-odd" : " fill");
        put_color(out, paint->fill);
    }
    if (paint->hatch)
        buffer_printf(out, " hatch %s", hatches[paint->hatch]);
    if (paint->stroke.a) {
        buffer_put(out, paint->round ? " stroke-round" : " stroke");
        put_color(out, paint->stroke);
        put_length(out, paint->width);
    }
    if (paint->dash_count)
        buffer_put(out, " dashes");
    for (size_t i = 0; i < paint->dash_count; i++)
        put_length(out, paint->dashes[i]);
}

/* Whether the outline is exactly its extent. */
static bool is_rect(const Path *path, Rect r)
{
    static const uint8_t ops[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    Unit want[] = {r.x, r.y, r.x + r.w, r.y, r.x + r.w, r.y + r.h, r.x, r.y + r.h};
    return path->op_count == sizeof ops && !memcmp(path->ops, ops, sizeof ops) && !memcmp(path->points, want, sizeof want);
}

static bool is_line(const Path *path)
{
    return path->op_count == 2 && path->ops[0] == PATH_MOVE && path->ops[1] == PATH_LINE;
}

static void put_path(Buffer *out, const Item *item)
{
    const Path *path = item->u.path.path;
    const char *kind = is_rect(path, item->rect) ? "rect" : is_line(path) ? "line" : "path";
    buffer_put(out, kind);
    put_node(out, item->node);
    if (*kind == 'l')
        for (int i = 0; i < 4; i++)
            put_length(out, path->points[i]);
    else
        put_rect(out, item->rect);
    put_paint(out, item->u.path.paint);
    if (*kind == 'p')
        put_outline(out, path);
}

static void put_image(Buffer *out, const Item *item)
{
    const Image *image = item->u.image.image;
    const char *slash = strrchr(image->path, '/');
    put_rect(out, item->rect);
    put_string(out, NULL, slash ? slash + 1 : image->path);
    if (!image->vector)
        buffer_printf(out, " %dx%d", image->pixel_width, image->pixel_height);
}

static void put_link(Buffer *out, const Item *item)
{
    put_rect(out, item->rect);
    put_string(out, "dest", item->u.link.dest);
    put_string(out, "uri", item->u.link.uri);
    put_string(out, NULL, item->u.link.contents);
}

static void put_item(Buffer *out, const Item *item)
{
    static const char *const kinds[] = {"text", "", "image", "link", "dest", "clip", "unclip"};
    buffer_put(out, "  ");
    if (item->kind == ITEM_PATH) {
        put_path(out, item);
    } else {
        buffer_put(out, kinds[item->kind]);
        put_node(out, item->node);
    }
    if (item->kind == ITEM_GLYPHS)
        put_text(out, item);
    else if (item->kind == ITEM_IMAGE)
        put_image(out, item);
    else if (item->kind == ITEM_LINK)
        put_link(out, item);
    else if (item->kind == ITEM_CLIP)
        put_rect(out, item->rect);
    else if (item->kind == ITEM_DEST) {
        put_length(out, item->rect.x);
        put_length(out, item->rect.y);
        put_string(out, NULL, item->u.dest.name);
    }
    buffer_put_char(out, '\n');
}

static void put_page(Buffer *out, const Page *page, size_t index)
{
    buffer_printf(out, "page %zu", index + 1);
    put_length(out, page->width);
    put_length(out, page->height);
    put_string(out, "label", page->label);
    buffer_put_char(out, '\n');
}

static void put_meta(Buffer *out, const Pages *pages)
{
    const char *const meta[][2] = {{"title", pages->title},       {"author", pages->author}, {"subject", pages->subject},
                                   {"keywords", pages->keywords}, {"lang", pages->lang},     {"date", pages->date}};
    for (size_t i = 0; i < sizeof meta / sizeof *meta; i++) {
        if (!meta[i][1])
            continue;
        buffer_printf(out, "meta %s", meta[i][0]);
        put_string(out, NULL, meta[i][1]);
        buffer_put_char(out, '\n');
    }
}

static void put_element(Buffer *out, const Node *node, int depth)
{
    static const char *const scopes[] = {NULL, "column", "row", "both"};
    buffer_printf(out, "%*s", 1 + 2 * (depth < TREE_DEPTH ? depth : TREE_DEPTH), "");
    put_node(out, node);
    put_string(out, "title", node->title);
    put_string(out, "alt", node->alt);
    put_string(out, "actual", node->actual);
    put_string(out, "lang", node->lang);
    put_string(out, "numbering", node->numbering);
    if (node->colspan > 1)
        buffer_printf(out, " colspan %d", node->colspan);
    if (node->rowspan > 1)
        buffer_printf(out, " rowspan %d", node->rowspan);
    if (node->scope)
        buffer_printf(out, " scope %s", scopes[node->scope]);
    for (size_t i = 0; i < node->header_count; i++)
        buffer_printf(out, "%s#%u", i ? " " : " headers ", node->headers[i]->id);
    buffer_put_char(out, '\n');
}

/* The structure, walked without recursion. */
static void put_tree(Buffer *out, const Node *root)
{
    int depth = 0;
    buffer_put(out, "tree\n");
    for (const Node *n = root; n;) {
        put_element(out, n, depth);
        if (n->first) {
            n = n->first;
            depth++;
            continue;
        }
        while (n != root && !n->next) {
            n = n->parent;
            depth--;
        }
        n = n == root ? NULL : n->next;
    }
}

static void put_bookmark(Buffer *out, const Bookmark *bookmark)
{
    buffer_printf(out, "bookmark %d", bookmark->level);
    put_string(out, NULL, bookmark->title);
    put_string(out, "dest", bookmark->dest);
    buffer_put_char(out, '\n');
}

static void put_end(Buffer *out, const Pages *pages)
{
    for (size_t i = 0; i < pages->bookmark_count; i++)
        put_bookmark(out, &pages->bookmarks[i]);
    put_tree(out, pages->root);
}

const char *paint_dump(Arena *arena, const Pages *pages)
{
    Buffer out = buffer_in(arena);
    put_meta(&out, pages);
    for (size_t i = 0; i < pages->count; i++) {
        put_page(&out, pages->items[i], i);
        for (size_t k = 0; k < pages->items[i]->count; k++)
            put_item(&out, &pages->items[i]->items[k]);
    }
    put_end(&out, pages);
    return out.failed ? NULL : buffer_text(&out);
}

/* ---- as a painter ---- */

typedef struct Dump {
    Painter painter;
    Job *job;
    Buffer out;
} Dump;

static bool dump_begin(Painter *painter, const Page *page, size_t index)
{
    put_page(&((Dump *)painter)->out, page, index);
    return true;
}

static bool dump_item(Painter *painter, const Item *item)
{
    put_item(&((Dump *)painter)->out, item);
    return true;
}

static bool dump_end(Painter *painter)
{
    return !((Dump *)painter)->out.failed || diag_memory(((Dump *)painter)->job->diags);
}

static bool dump_finish(Painter *painter)
{
    Dump *dump = (Dump *)painter;
    Job *job = dump->job;
    put_end(&dump->out, job->pages);
    if (dump->out.failed)
        return diag_memory(job->diags);
    File *file = file_open(job->arena, job->diags, job->path);
    return file && file_write(file, dump->out.text, dump->out.len) && file_commit(file);
}

Painter *dump_painter(Job *job)
{
    Dump *dump = arena_make(job->arena, Dump);
    if (!dump) {
        diag_memory(job->diags);
        return NULL;
    }
    *dump = (Dump){{dump_begin, dump_item, dump_end, dump_finish}, job, buffer_in(job->arena)};
    put_meta(&dump->out, job->pages);
    return &dump->painter;
}
