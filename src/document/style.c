/* style.c: a style file, read in file order: what a style names as its base, or a colour by name, must stand before it. */
#include "document/style.h"

#include <errno.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "document/node.h"

/* ---- values ---- */

bool style_length(const char *text, Unit *out)
{
    static const struct {
        const char *name;
        double points;
    } units[] = {{"", 1}, {"pt", 1}, {"mm", 72 / 25.4}, {"cm", 720 / 25.4}};
    const char *end;
    double value;
    if (!decimal_parse(text, &end, &value))
        return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(end, units[i].name) != 0)
            continue;
        double points = value * units[i].points;
        if (points > 20000 || points < -20000)
            return false;
        *out = (Unit)(points * UNIT_PT + (points < 0 ? -0.5 : 0.5));
        return true;
    }
    return false;
}

bool style_paper(const char *name, Unit *width, Unit *height)
{
    static const struct {
        const char *name;
        Unit width, height;
    } papers[] = {
        {"A4", UNIT_MM(210), UNIT_MM(297)},        {"A3", UNIT_MM(297), UNIT_MM(420)},         {"F4", UNIT_MM(215), UNIT_MM(330)},
        {"Legal", UNIT_MM(215.9), UNIT_MM(355.6)}, {"Letter", UNIT_MM(215.9), UNIT_MM(279.4)},
    };
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (strcmp(name, papers[i].name) == 0) {
            *width = papers[i].width;
            *height = papers[i].height;
            return true;
        }
    return false;
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_hex(const char *text, Color *out)
{
    int d[6];
    if (strlen(text) != 7 || text[0] != '#')
        return false;
    for (int i = 0; i < 6; i++)
        if ((d[i] = hex_digit(text[i + 1])) < 0)
            return false;
    *out = (Color){(uint8_t)(d[0] * 16 + d[1]), (uint8_t)(d[2] * 16 + d[3]), (uint8_t)(d[4] * 16 + d[5]), 255};
    return true;
}

bool style_color(const Style *style, const char *name, Color *out)
{
    if (parse_hex(name, out))
        return true;
    for (size_t i = 0; i < style->palette_count; i++)
        if (strcmp(style->palette[i].name, name) == 0) {
            *out = style->palette[i].color;
            return true;
        }
    return false;
}

static const TextStyle *find_text(const Style *style, const char *name)
{
    for (size_t i = 0; i < style->text_count; i++)
        if (strcmp(style->texts[i].name, name) == 0)
            return &style->texts[i];
    return NULL;
}

const TextStyle *style_text(const Style *style, const char *name)
{
    const TextStyle *found = name ? find_text(style, name) : NULL;
    return found ? found : find_text(style, "teks");
}

bool style_has_text(const Style *style, const char *name)
{
    return find_text(style, name) != NULL;
}

static const TableStyle *find_table(const Style *style, const char *name)
{
    for (size_t i = 0; i < style->table_count; i++)
        if (strcmp(style->tables[i].name, name) == 0)
            return &style->tables[i];
    return NULL;
}

const TableStyle *style_table(const Style *style, const char *name)
{
    const TableStyle *found = name ? find_table(style, name) : NULL;
    return found ? found : style->tables;
}

/* ---- the elements of the file ---- */

typedef struct Reader {
    Source source;
    Style *style;
    size_t text_cap, table_cap, palette_cap;
} Reader;

/* A colour by name or number; "" for none. */
static void read_color(Reader *r, const xmlNode *node, const char *name, Color *color)
{
    const char *text = attr_lent(&r->source, node, name);
    if (!text)
        return;
    if (!*text)
        *color = (Color){0};
    else if (!style_color(r->style, text, color))
        node_error(&r->source, node, "N103", _("%s=\"%s\" on <%s> is no colour; write #rrggbb, or a name of a <warna> that stands above"), name, text,
                   node_name(node));
}

/* A length that may not be negative. */
static Unit read_size(Reader *r, const xmlNode *node, const char *name, Unit otherwise)
{
    Unit value = attr_length(&r->source, node, name, otherwise);
    if (value >= 0)
        return value;
    node_error(&r->source, node, "N103", _("%s on <%s> may not be negative"), name, node_name(node));
    return otherwise;
}

static bool read_page(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"kertas", "atas", "bawah", "kiri", "kanan", "kepala", "kaki", "bolak-balik", "daftar-halaman-baru", NULL};
    static const char *const papers[] = {"A4", "A3", "F4", "Legal", "Letter", NULL};
    PageStyle *page = &r->style->page;
    attrs_check(&r->source, node, attrs, NULL);
    style_paper(papers[attr_choice(&r->source, node, "kertas", papers, 0)], &page->width, &page->height);
    page->top = read_size(r, node, "atas", page->top);
    page->bottom = read_size(r, node, "bawah", page->bottom);
    page->left = read_size(r, node, "kiri", page->left);
    page->right = read_size(r, node, "kanan", page->right);
    page->header = read_size(r, node, "kepala", page->header);
    page->footer = read_size(r, node, "kaki", page->footer);
    page->facing = attr_flag(&r->source, node, "bolak-balik", page->facing);
    r->style->contents_heading_page = attr_flag(&r->source, node, "daftar-halaman-baru", r->style->contents_heading_page);
    if (page->left + page->right > page->width * 9 / 10 || page->top + page->bottom > page->height * 9 / 10)
        node_error(&r->source, node, "N103", _("the margins of <halaman> leave no room on the paper; make them smaller"));
    return true;
}

/* A pattern's holes: {1} {I} {i} {A} {a}, and in captions {bab} and {n}. */
static void read_pattern(Reader *r, const xmlNode *node, const char *name, const char **pattern)
{
    static const char *const holes[] = {"{1}", "{I}", "{i}", "{A}", "{a}", "{bab}", "{n}", NULL};
    const char *text = attr_text(&r->source, node, name);
    if (!text)
        return;
    for (const char *s = strchr(text, '{'); s; s = strchr(s + 1, '{')) {
        size_t i = 0;
        while (holes[i] && strncmp(s, holes[i], strlen(holes[i])) != 0)
            i++;
        if (!holes[i]) {
            node_error(&r->source, node, "N103", _("%s=\"%s\": unknown counter at \"%s\"; write {1}, {I}, {i}, {A}, {a}, {bab} or {n}"), name, text,
                       s);
            return;
        }
    }
    *pattern = text;
}

static bool read_numbering(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"bab", "subbab", "subbab3", "subbab4", "tabel", "gambar", "lampiran", "ulang", NULL};
    static const char *const resets[] = {"tidak", "bab", "subbab", NULL};
    Numbering *numbering = &r->style->numbering;
    attrs_check(&r->source, node, attrs, NULL);
    for (int i = 0; i < 4; i++)
        read_pattern(r, node, attrs[i], &numbering->heading[i]);
    read_pattern(r, node, "tabel", &numbering->table);
    read_pattern(r, node, "gambar", &numbering->figure);
    read_pattern(r, node, "lampiran", &numbering->annex);
    numbering->reset_level = attr_choice(&r->source, node, "ulang", resets, numbering->reset_level);
    return true;
}

/* The name of a style or colour: it must be there and be new. NULL with an error otherwise. */
static const char *read_name(Reader *r, const xmlNode *node, bool taken)
{
    const char *name = attr_text(&r->source, node, "nama");
    if (!name || !*name) {
        node_error(&r->source, node, "N104", _("<%s> needs a name: nama=\"..\""), node_name(node));
        return NULL;
    }
    if (taken) {
        node_error(&r->source, node, "N120", _("<%s nama=\"%s\"> stands twice; remove one"), node_name(node), name);
        return NULL;
    }
    return name;
}

static bool read_palette(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"nama", "nilai", NULL};
    Style *style = r->style;
    Color color = {0};
    attrs_check(&r->source, node, attrs, NULL);
    const char *given = attr_lent(&r->source, node, "nama");
    const char *name = read_name(r, node, given && *given != '#' && style_color(style, given, &color));
    if (!attr_lent(&r->source, node, "nilai"))
        node_error(&r->source, node, "N104", _("<warna> needs nilai=\"#rrggbb\""));
    read_color(r, node, "nilai", &color);
    if (!name)
        return true;
    if (!arena_grow(r->source.arena, &style->palette, style->palette_count, &r->palette_cap))
        return diag_memory(r->source.diags);
    style->palette[style->palette_count++] = (PaletteEntry){name, color};
    return true;
}

/* What a style starts from: `dasar`, else `teks`, else the plainest. */
static TextStyle text_base(Reader *r, const xmlNode *node)
{
    TextStyle plain = {.family = "Liberation Sans",
                       .size = 11 * UNIT_PT,
                       .hyphenate = true,
                       .color = {0, 0, 0, 255},
                       .line_height = 1300,
                       .rule_color = {0, 0, 0, 255}};
    const char *base = attr_lent(&r->source, node, "dasar");
    const TextStyle *found = find_text(r->style, base ? base : "teks");
    if (base && !found)
        node_error(&r->source, node, "N121", _("dasar=\"%s\": no such <teks> stands above; put the base before the style"), base);
    return found ? *found : plain;
}

/* Line height and type size. */
static void read_metrics(Reader *r, const xmlNode *node, TextStyle *t)
{
    const char *text = attr_lent(&r->source, node, "spasi"), *end = NULL;
    double value = 0;
    if (text && (!decimal_parse(text, &end, &value) || *end || value < 0.5 || value > 5))
        node_error(&r->source, node, "N103", _("spasi=\"%s\" is not a line height; write a number from 0.5 to 5, such as 1.3"), text);
    else if (text)
        t->line_height = (int)(value * 1000 + 0.5);
    Unit size = attr_length(&r->source, node, "ukuran", t->size);
    if (size < UNIT_PT || size > 400 * UNIT_PT)
        node_error(&r->source, node, "N103", _("ukuran on <%s> must be from 1pt to 400pt"), node_name(node));
    else
        t->size = size;
}

static bool read_text(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"nama",      "dasar",         "huruf",      "ukuran",      "spasi",       "rata",    "sebelum",
                                        "sesudah",   "inden-pertama", "inden-kiri", "inden-kanan", "warna",       "latar",   "latar-penuh",
                                        "penggal",   "tebal",         "miring",     "garis-bawah", "huruf-besar", "sambung", "jarak-huruf",
                                        "tepi-atas", "tepi-bawah",    "warna-tepi", NULL};
    static const char *const aligns[] = {"kiri", "tengah", "kanan", "penuh", NULL};
    Source *s = &r->source;
    Style *style = r->style;
    attrs_check(s, node, attrs, NULL);
    TextStyle t = text_base(r, node);
    const char *given = attr_lent(s, node, "nama");
    if (!(t.name = read_name(r, node, given && find_text(style, given))))
        return true;
    const char *family = attr_text(s, node, "huruf");
    t.family = family && *family ? family : t.family;
    read_metrics(r, node, &t);
    t.align = (StyleAlign)attr_choice(s, node, "rata", aligns, (int)t.align);
    t.before = read_size(r, node, "sebelum", t.before);
    t.after = read_size(r, node, "sesudah", t.after);
    t.first_indent = attr_length(s, node, "inden-pertama", t.first_indent);
    t.left = read_size(r, node, "inden-kiri", t.left);
    t.right = read_size(r, node, "inden-kanan", t.right);
    t.letter_spacing = attr_length(s, node, "jarak-huruf", t.letter_spacing);
    t.rule_above = read_size(r, node, "tepi-atas", t.rule_above);
    t.rule_below = read_size(r, node, "tepi-bawah", t.rule_below);
    read_color(r, node, "warna", &t.color);
    read_color(r, node, "latar", &t.background);
    read_color(r, node, "warna-tepi", &t.rule_color);
    t.bleed = attr_flag(s, node, "latar-penuh", t.bleed);
    t.hyphenate = attr_flag(s, node, "penggal", t.hyphenate);
    t.bold = attr_flag(s, node, "tebal", t.bold);
    t.italic = attr_flag(s, node, "miring", t.italic);
    t.underline = attr_flag(s, node, "garis-bawah", t.underline);
    t.uppercase = attr_flag(s, node, "huruf-besar", t.uppercase);
    t.keep_next = attr_flag(s, node, "sambung", t.keep_next);
    if (!arena_grow(s->arena, &style->texts, style->text_count, &r->text_cap))
        return diag_memory(s->diags);
    style->texts[style->text_count++] = t;
    return true;
}

static TableStyle table_base(Reader *r, const xmlNode *node)
{
    TableStyle plain = {.rule = UNIT_PT / 2,
                        .frame = UNIT_PT / 2,
                        .rule_color = {0, 0, 0, 255},
                        .vertical_rules = true,
                        .horizontal_rules = true,
                        .pad_x = 3 * UNIT_PT,
                        .pad_y = 2 * UNIT_PT};
    const char *base = attr_lent(&r->source, node, "dasar");
    const TableStyle *found = base ? find_table(r->style, base) : r->style->table_count ? r->style->tables : NULL;
    if (base && !found)
        node_error(&r->source, node, "N121", _("dasar=\"%s\": no such <tabel> stands above; put the base before the style"), base);
    return found ? *found : plain;
}

static bool read_table(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"nama",         "dasar",        "garis",        "bingkai",      "warna-garis",
                                        "bantalan-x",   "bantalan-y",   "kepala-latar", "kepala-warna", "kelompok-latar",
                                        "jumlah-latar", "selang-latar", "garis-tegak",  "garis-datar",  NULL};
    Source *s = &r->source;
    Style *style = r->style;
    attrs_check(s, node, attrs, NULL);
    TableStyle t = table_base(r, node);
    const char *given = attr_lent(s, node, "nama");
    if (!(t.name = read_name(r, node, given && find_table(style, given))))
        return true;
    t.rule = read_size(r, node, "garis", t.rule);
    t.frame = read_size(r, node, "bingkai", attr_lent(s, node, "garis") ? t.rule : t.frame);
    t.pad_x = read_size(r, node, "bantalan-x", t.pad_x);
    t.pad_y = read_size(r, node, "bantalan-y", t.pad_y);
    t.vertical_rules = attr_flag(s, node, "garis-tegak", t.vertical_rules);
    t.horizontal_rules = attr_flag(s, node, "garis-datar", t.horizontal_rules);
    read_color(r, node, "warna-garis", &t.rule_color);
    read_color(r, node, "kepala-latar", &t.head_background);
    read_color(r, node, "kepala-warna", &t.head_color);
    read_color(r, node, "kelompok-latar", &t.group_background);
    read_color(r, node, "jumlah-latar", &t.total_background);
    read_color(r, node, "selang-latar", &t.stripe_background);
    if (!arena_grow(s->arena, &style->tables, style->table_count, &r->table_cap))
        return diag_memory(s->diags);
    style->tables[style->table_count++] = t;
    return true;
}

static bool read_words(Reader *r, const xmlNode *node)
{
    static const char *const attrs[] = {"lanjutan", "dipindahkan", "pindahan", NULL};
    StyleWords *words = &r->style->words;
    const char **fields[] = {&words->continued, &words->forward, &words->brought};
    attrs_check(&r->source, node, attrs, NULL);
    for (int i = 0; i < 3; i++) {
        const char *text = attr_text(&r->source, node, attrs[i]);
        if (text)
            *fields[i] = text;
    }
    return true;
}

static bool read_child(Reader *r, const xmlNode *node)
{
    static const char *const names[] = {"halaman", "penomoran", "istilah", "warna", "teks", "tabel", NULL};
    static bool (*const readers[])(Reader *, const xmlNode *) = {read_page, read_numbering, read_words, read_palette, read_text, read_table};
    for (size_t i = 0; names[i]; i++)
        if (node_is(node, names[i]))
            return readers[i](r, node);
    node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> has no place in a style file"), node_name(node));
    return true;
}

static bool read_root(Reader *r, const xmlNode *root)
{
    static const char *const attrs[] = {"versi", "nama", "tanda-baca", NULL};
    static const char *const versions[] = {"1", NULL}, *const marks[] = {"tipografis", "apa-adanya", NULL};
    if (!node_is(root, "gaya")) {
        node_error(&r->source, root, "N101", _("a style file begins with <gaya versi=\"1\" nama=\"..\">, not with <%s>"), node_name(root));
        return true;
    }
    attrs_check(&r->source, root, attrs, NULL);
    attr_choice(&r->source, root, "versi", versions, 0);
    r->style->name = read_name(r, root, false);
    r->style->marks_as_typed = attr_choice(&r->source, root, "tanda-baca", marks, 0) == 1;
    for (const xmlNode *node = node_first(root); node; node = node_next(node))
        if (!read_child(r, node))
            return false;
    if (!find_text(r->style, "teks"))
        node_error(&r->source, root, "N104", _("the style file lacks <teks nama=\"teks\" ../>, on which all others rest"));
    if (!r->style->table_count)
        node_error(&r->source, root, "N104", _("the style file lacks a <tabel nama=\"tabel\" ../>"));
    return true;
}

enum { FILE_MAX = 1024 * 1024 };

/* The file's bytes; NULL with a diagnostic. libxml2 opens no files here: it would print its own complaints. */
static char *read_file(Arena *arena, Diags *diags, const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_alloc(arena, FILE_MAX);
    *len = file && text ? fread(text, 1, FILE_MAX, file) : 0;
    bool bad = !file || ferror(file);
    if (file)
        fclose(file);
    if (!text)
        diag_memory(diags);
    else if (bad)
        diag_system(diags, (Place){path, 0}, "N100", _("the style file can't be read: %s"), strerror(errno));
    else if (*len == 0 || *len == FILE_MAX)
        diag_error(diags, (Place){path, 0}, "N100", *len ? _("the style file is larger than 1 MiB") : _("the style file is empty"));
    else
        return text;
    return NULL;
}

/* Parses without entities, network or messages of libxml2's own. NULL with a diagnostic. */
static xmlDoc *parse(Arena *arena, Diags *diags, const char *path)
{
    size_t len;
    const char *text = read_file(arena, diags, path, &len);
    xmlParserCtxt *parser = text ? xmlNewParserCtxt() : NULL;
    if (!parser) {
        if (text)
            diag_memory(diags);
        return NULL;
    }
    xmlDoc *doc =
        xmlCtxtReadMemory(parser, text, (int)len, path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES);
    const xmlError *error = xmlCtxtGetLastError(parser);
    if (!doc || !xmlDocGetRootElement(doc)) {
        const char *message = error && error->message ? error->message : "";
        diag_error(diags, (Place){path, error ? error->line : 0}, "N100", _("not a well-formed style file: %.*s"), (int)strcspn(message, "\n"),
                   message);
        xmlFreeDoc(doc);
        doc = NULL;
    }
    xmlFreeParserCtxt(parser);
    return doc;
}

bool style_load(Arena *arena, Diags *diags, const char *path, Style **out)
{
    size_t errors = diags->errors;
    Arena *scratch = arena_new();
    xmlDoc *doc = scratch ? parse(scratch, diags, path) : NULL;
    arena_drop(scratch);
    if (!doc)
        return scratch ? false : diag_memory(diags);
    Reader r = {.source = {.arena = arena, .diags = diags}, .style = arena_make(arena, Style)};
    bool ok = r.style != NULL;
    if (ok) {
        r.style->page = (PageStyle){.width = UNIT_MM(210),
                                    .height = UNIT_MM(297),
                                    .top = UNIT_MM(25),
                                    .bottom = UNIT_MM(25),
                                    .left = UNIT_MM(30),
                                    .right = UNIT_MM(20),
                                    .header = UNIT_MM(12),
                                    .footer = UNIT_MM(12)};
        r.style->words = (StyleWords){"(lanjutan)", "Jumlah dipindahkan", "Jumlah pindahan"};
        r.style->numbering = (Numbering){.heading = {"BAB {I}", "{1}.{1}", "{1}.{1}.{1}", "{a}."},
                                         .table = "Tabel {bab}.{n}",
                                         .figure = "Gambar {bab}.{n}",
                                         .annex = "Lampiran {1}",
                                         .reset_level = 1};
        ok = read_root(&r, xmlDocGetRootElement(doc));
    } else {
        diag_memory(diags);
    }
    xmlFreeDoc(doc);
    if (!ok || diags->errors != errors)
        return false;
    *out = r.style;
    return true;
}
