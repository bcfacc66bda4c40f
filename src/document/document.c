/* document.c: from the root of a naskah to its parts. */
#include "document/document.h"

#include <string.h>

#include "document/reader.h"

static const char *const part_names[] = {"sampul", "halaman-depan", "isi", "lampiran", NULL};
enum { PART_KINDS = 4 };

/* Running heads by the kind of part they serve. */
typedef struct Heads {
    Running header[PART_KINDS], footer[PART_KINDS];
} Heads;

/* ---- meta, running heads ---- */

static void read_meta(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"judul", "penulis", "subjek", "kata-kunci", "tanggal", NULL};
    Document *d = r->document;
    attrs_check(&r->source, node, attrs, NULL);
    d->title = attr_text(&r->source, node, "judul");
    d->author = attr_text(&r->source, node, "penulis");
    d->subject = attr_text(&r->source, node, "subjek");
    d->keywords = attr_text(&r->source, node, "kata-kunci");
    d->date = attr_text(&r->source, node, "tanggal");
}

static bool read_running(Reader *r, const xmlNode *node, Running *running)
{
    static const char *const names[] = {"kiri", "tengah", "kanan", NULL}, *const none[] = {NULL};
    Inlines *sides[] = {&running->left, &running->center, &running->right};
    running->used = true;
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        size_t i = 0;
        while (names[i] && !node_is(n, names[i]))
            i++;
        if (!names[i]) {
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in <%s>"), node_name(n), node_name(node));
            continue;
        }
        attrs_check(&r->source, n, none, NULL);
        if (!inlines_of(r, n, sides[i]))
            return false;
    }
    return true;
}

/* Enters a running head for the parts that `bagian` lists; without it, for all but the cover. */
static bool read_head(Reader *r, const xmlNode *node, Running *heads)
{
    static const char *const attrs[] = {"bagian", NULL};
    Running running = {0};
    const char *list = attr_lent(&r->source, node, "bagian");
    attrs_check(&r->source, node, attrs, NULL);
    r->where = IN_RUNNING_HEAD;
    bool ok = read_running(r, node, &running);
    r->where = IN_TEXT;
    for (const char *s = list ? list : "halaman-depan isi lampiran"; ok && *s;) {
        size_t len = strcspn(s, " \t\r\n"), i = 0;
        while (part_names[i] && (strlen(part_names[i]) != len || strncmp(s, part_names[i], len) != 0))
            i++;
        if (part_names[i])
            heads[i] = running;
        else if (len)
            node_error(&r->source, node, "N103", _("bagian=\"%s\": write one or more of sampul, halaman-depan, isi, lampiran"), list);
        s += len + strspn(s + len, " \t\r\n") + (len ? 0 : strspn(s, " \t\r\n"));
    }
    return ok;
}

/* ---- parts ---- */

/* An annex begins with its title. */
static bool begin_annex(Reader *r, const xmlNode *node, Blocks *blocks)
{
    const char *title = attr_lent(&r->source, node, "judul"), *number = NULL;
    Block *block = block_new(r, node, BLOCK_HEADING);
    if (!block)
        return diag_memory(r->diags);
    if (!title || !*title)
        node_error(&r->source, node, "N104", _("<lampiran> needs a title: judul=\"..\""));
    if (!inlines_text(r, title ? title : "", &block->title) || !number_annex(r, &block->label, &number))
        return false;
    block->plain = block->title.items->text;
    block->listed = attr_flag(&r->source, node, "daftar", true);
    block->u.heading.level = 1;
    block->u.heading.annex = block->u.heading.new_page = true;
    const char *stem = arena_printf(r->arena, "lampiran-%d", r->counters.annex);
    if (!stem)
        return diag_memory(r->diags);
    return target_add(r, node, block, number, stem) && blocks_add(r, blocks, block);
}

static void read_part_attrs(Reader *r, const xmlNode *node, Part *part)
{
    static const char *const sheet[] = {"orientasi", "kertas", "latar", NULL}, *const annex[] = {"judul", "id", "daftar", NULL};
    static const char *const ways[] = {"potret", "lanskap", NULL}, *const papers[] = {"A4", "A3", "F4", "Legal", "Letter", NULL};
    attrs_check(&r->source, node, sheet, part->kind == PART_ANNEX ? annex : NULL);
    part->background = attr_color(r, node, "latar");
    int paper = attr_choice(&r->source, node, "kertas", papers, -1);
    part->paper = paper < 0 ? NULL : papers[paper];
    part->landscape = attr_choice(&r->source, node, "orientasi", ways, 0) == 1;
}

static bool read_part(Reader *r, const xmlNode *node, PartKind kind)
{
    Document *d = r->document;
    if (!arena_grow(r->arena, &d->parts, d->part_count, &d->part_cap))
        return diag_memory(r->diags);
    Part *part = &d->parts[d->part_count++];
    *part = (Part){.kind = kind, .at = node_place(&r->source, node)};
    read_part_attrs(r, node, part);
    for (const xmlNode *n = node->children; n; n = n->next)
        if (node_has_text(n))
            node_error(&r->source, n, "N105", _("<%s> can't hold text of its own; put it into a <paragraf>"), node_name(node));
    r->part = kind;
    r->level = kind == PART_ANNEX;
    r->counters.in_annex = false;
    return (kind != PART_ANNEX || begin_annex(r, node, &part->blocks)) && blocks_read(r, node, &part->blocks);
}

/* ---- the whole ---- */

static bool read_child(Reader *r, const xmlNode *node, Heads *heads)
{
    static const char *const names[] = {"meta", "kepala-halaman", "kaki-halaman", "sampul", "halaman-depan", "isi", "lampiran", NULL};
    if (node_is(node, "meta")) {
        read_meta(r, node);
        return true;
    }
    if (node_is(node, "kepala-halaman") || node_is(node, "kaki-halaman"))
        return read_head(r, node, node_is(node, "kepala-halaman") ? heads->header : heads->footer);
    for (int i = 0; i < PART_KINDS; i++)
        if (node_is(node, part_names[i]))
            return read_part(r, node, (PartKind)i);
    node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand directly in <naskah>"), node_name(node));
    return true;
}

static bool read_root(Reader *r, const xmlNode *root)
{
    Heads heads = {0};
    Document *d = r->document;
    d->lang = attr_text(&r->source, root, "bahasa");
    if (!d->lang)
        d->lang = "id";
    for (const xmlNode *node = node_first(root); node; node = node_next(node))
        if (!read_child(r, node, &heads))
            return false;
    if (!d->part_count)
        node_error(&r->source, root, "N104", _("<naskah> needs at least one part: <sampul>, <halaman-depan>, <isi> or <lampiran>"));
    for (size_t i = 0; i < d->part_count; i++) {
        d->parts[i].header = heads.header[d->parts[i].kind];
        d->parts[i].footer = heads.footer[d->parts[i].kind];
    }
    return number_finish(r);
}

/* The style of that name, this document's to change: the kept one's parts are shared. */
static bool load_style(Reader *r, const char *path, const char *name, Style **style)
{
    KeptStyle *kept = r->options->kept;
    if (!kept)
        return style_load(r->arena, r->diags, path, style);
    if (!kept->style || strcmp(kept->name, name) != 0) {
        if (!style_load(kept->arena, r->diags, path, style))
            return false;
        kept->style = *style;
        if (!(kept->name = arena_strdup(kept->arena, name)))
            return diag_memory(r->diags);
    }
    if (!(*style = arena_make(r->arena, Style)))
        return diag_memory(r->diags);
    **style = *kept->style;
    return true;
}

/* Loads the style that the options or the naskah name, on the paper that the options ask for. */
static bool read_style(Reader *r, const xmlNode *root)
{
    const DocumentOptions *o = r->options;
    const char *named = attr_text(&r->source, root, "gaya");
    const char *name = o->style_name ? o->style_name : named && *named ? named : "resmi";
    const char *path = o->find ? o->find(o->context, r->arena, "gaya", name) : name;
    Style *style = NULL;
    if (!path) {
        diag_error(r->diags, o->style_at.file ? o->style_at : node_place(&r->source, root), "N131",
                   _("the style \"%s\" is not there; gaya in pengaturan.xml, or --gaya, names a file of templat/gaya/ in the folder or of "
                     "templates/gaya/, without .xml"),
                   name);
        return false;
    }
    if (!load_style(r, path, name, &style))
        return false;
    if (o->paper && !style_paper(o->paper, &style->page.width, &style->page.height)) {
        node_error(&r->source, root, "N131", _("the paper \"%s\" is not known; choose A4, A3, F4, Legal or Letter"), o->paper);
        return false;
    }
    r->style = r->document->style = style;
    return true;
}

bool document_read(Arena *arena, Diags *diags, struct _xmlDoc *naskah, const DocumentOptions *options, Document **out)
{
    static const char *const attrs[] = {"versi", "bahasa", "gaya", NULL}, *const versions[] = {"1", NULL};
    size_t errors = diags->errors;
    const xmlNode *root = naskah ? xmlDocGetRootElement(naskah) : NULL;
    Reader r = {.source = {.arena = arena, .diags = diags, .place = options->place}, .arena = arena, .diags = diags, .options = options};
    if (!root || !node_is(root, "naskah"))
        return diag_error(diags, root ? node_place(&r.source, root) : (Place){0}, "N101", _("a naskah begins with <naskah versi=\"1\">"));
    if (!(r.document = arena_make(arena, Document)))
        return diag_memory(diags);
    attrs_check(&r.source, root, attrs, NULL);
    if (!attr_lent(&r.source, root, "versi"))
        node_error(&r.source, root, "N104", _("<naskah> needs versi=\"1\""));
    attr_choice(&r.source, root, "versi", versions, 0);
    if (!read_style(&r, root) || !read_root(&r, root) || diags->errors != errors)
        return false;
    *out = r.document;
    return true;
}
