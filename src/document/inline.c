/* inline.c: mixed content becomes a flat row of runs.
 *
 * White space is folded as in HTML: a row of blanks is one space, which belongs to the run where it began, and none stands at the beginning, at the end or
 * beside a forced break. Runs are drafted on two stacks of the reader (text and runs), so that a row within a row, such as a footnote, can
 * be read in the middle of another; a finished row takes two allocations, whatever it holds. */
#include <string.h>

#include "base/buffer.h"
#include "document/marks.h"
#include "document/reader.h"

typedef struct Format {
    unsigned flags;
    const char *uri, *lang;
    Color color;
} Format;

typedef struct Builder {
    Reader *r;
    size_t first; /* draft where this row begins */
    size_t text_first;
    bool blank; /* at the beginning, or after a space */
} Builder;

static bool read_nodes(Builder *b, const Format *format, const xmlNode *first, const xmlNode *end);

/* ---- drafting ---- */

static Draft *last_draft(const Builder *b)
{
    return b->r->draft_count > b->first ? &b->r->drafts[b->r->draft_count - 1] : NULL;
}

static Draft *add_draft(Builder *b, const Format *format, RunKind kind)
{
    Reader *r = b->r;
    if (!arena_grow(r->arena, &r->drafts, r->draft_count, &r->draft_cap))
        return NULL;
    Draft *d = &r->drafts[r->draft_count++];
    *d = (Draft){.run = {.kind = kind, .flags = format->flags, .uri = format->uri, .lang = format->lang, .color = format->color},
                 .start = r->text_len};
    b->blank = false;
    return d;
}

static bool same_format(const Run *run, const Format *f)
{
    return run->flags == f->flags && run->uri == f->uri && run->lang == f->lang && memcmp(&run->color, &f->color, sizeof f->color) == 0;
}

/* The draft that takes text of this format. */
static Draft *text_draft(Builder *b, const Format *format)
{
    Draft *d = last_draft(b);
    if (d && d->run.kind == RUN_TEXT && !d->reference && same_format(&d->run, format))
        return d;
    bool blank = b->blank;
    d = add_draft(b, format, RUN_TEXT);
    b->blank = blank;
    return d;
}

static bool reserve(Reader *r, size_t more)
{
    if (r->text_len + more <= r->text_cap)
        return true;
    size_t cap = r->text_cap ? r->text_cap : 1024;
    while (cap < r->text_len + more)
        cap *= 2;
    char *text = arena_alloc(r->arena, cap);
    if (!text)
        return false;
    if (r->text_len)
        memcpy(text, r->text, r->text_len);
    r->text = text;
    r->text_cap = cap;
    return true;
}

static bool put_text(Builder *b, const Format *format, const char *text)
{
    Reader *r = b->r;
    if (b->blank)
        while (is_blank(*text))
            text++;
    if (!*text)
        return true;
    Draft *d = text_draft(b, format);
    if (!d || !reserve(r, strlen(text)))
        return false;
    char *to = r->text + r->text_len;
    for (; *text; text++) {
        if (!is_blank(*text)) {
            *to++ = *text;
            b->blank = false;
        } else if (!b->blank) {
            *to++ = ' ';
            b->blank = true;
        }
    }
    r->text_len = (size_t)(to - r->text);
    d->len = r->text_len - d->start;
    return true;
}

/* Takes back the space before a break or the end. */
static void trim_end(Builder *b)
{
    Draft *d = last_draft(b);
    if (!d || d->run.kind != RUN_TEXT || !d->len || b->r->text[d->start + d->len - 1] != ' ')
        return;
    d->len--;
    b->r->text_len--;
    if (!d->len)
        b->r->draft_count--;
}

/* Finds the marks to be printed, over the row as a whole: where there is no text, a letter stands, at a break a newline, and behind a footnote's mark a word has ended.
 * `*more`: bytes that they add. */
static bool find_marks(Builder *b, size_t count, size_t *more)
{
    Reader *r = b->r;
    size_t bytes = r->text_len - b->text_first, len = 0;
    *more = 0;
    if (!bytes || r->style->marks_as_typed || r->where == IN_CODE || !marks_wanted(r->text + b->text_first, bytes))
        return true;
    if (r->row_cap < bytes + count) {
        r->row_cap = 2 * (bytes + count);
        if (!(r->row = arena_alloc(r->arena, 2 * r->row_cap)))
            return false;
    }
    uint8_t *marks = (uint8_t *)r->row + r->row_cap;
    for (size_t i = 0; i < count; i++) {
        Draft *d = &r->drafts[b->first + i];
        d->marks = marks + len;
        if (d->run.kind == RUN_TEXT && !d->reference) {
            memcpy(r->row + len, r->text + d->start, d->len);
            len += d->len;
        } else {
            r->row[len++] = d->run.kind == RUN_BREAK ? '\n' : d->run.kind == RUN_FOOTNOTE ? ')' : 'x';
        }
    }
    marks_find(r->row, len, r->where != IN_FORMULA, marks);
    for (size_t i = 0; i < len; i++)
        *more += marks[i] ? MARK_BYTES - 1 : 0;
    return true;
}

/* Copies a draft's text with its marks; returns the end. */
static char *copy_text(const Draft *d, const char *from, char *to)
{
    if (!d->marks) {
        if (d->len)
            memcpy(to, from, d->len);
        return to + d->len;
    }
    for (size_t i = 0; i < d->len; i++) {
        const char *mark = MARK_TEXT[d->marks[i]];
        if (mark)
            to = stpcpy(to, mark);
        else
            *to++ = from[i];
    }
    return to;
}

/* Copies the drafts into the arena, as small as they are, and takes them off the stacks. */
static bool finish(Builder *b, Inlines *out)
{
    Reader *r = b->r;
    trim_end(b);
    size_t count = r->draft_count - b->first, bytes = r->text_len - b->text_first, more;
    *out = (Inlines){0};
    if (!count)
        return true;
    if (!find_marks(b, count, &more))
        return false;
    Run *runs = arena_array(r->arena, Run, count);
    char *text = arena_alloc(r->arena, bytes + more + count);
    if (!runs || !text)
        return false;
    for (size_t i = 0; i < count; i++) {
        const Draft *d = &r->drafts[b->first + i];
        runs[i] = d->run;
        if (d->run.kind == RUN_TEXT) {
            runs[i].text = text;
            text = copy_text(d, d->len ? r->text + d->start : "", text);
            *text++ = '\0';
        }
        if (d->reference && !reference_add(r, d->reference, &runs[i], d->form))
            return false;
    }
    *out = (Inlines){runs, count, count};
    r->draft_count = b->first;
    r->text_len = b->text_first;
    return true;
}

/* ---- elements ---- */

/* A row of its own: the content of a footnote, of one side of a fraction. */
static const Inlines *inner_row(Reader *r, const xmlNode *parent, InlinePlace where)
{
    InlinePlace outer = r->where;
    Inlines *row = arena_make(r->arena, Inlines);
    r->where = where;
    bool ok = row && inlines_of(r, parent, row);
    r->where = outer;
    return ok ? row : NULL;
}

static bool read_break(Builder *b, const Format *format, const xmlNode *node)
{
    (void)node;
    trim_end(b);
    bool ok = add_draft(b, format, RUN_BREAK) != NULL;
    b->blank = true;
    return ok;
}

static bool known_scheme(const char *uri)
{
    return strncmp(uri, "https://", 8) == 0 || strncmp(uri, "http://", 7) == 0 || strncmp(uri, "mailto:", 7) == 0;
}

static bool read_link(Builder *b, const Format *format, const xmlNode *node)
{
    Source *s = &b->r->source;
    Format inner = *format;
    inner.uri = attr_text(s, node, "ke");
    if (!inner.uri || !known_scheme(inner.uri)) {
        node_error(s, node, "N103", _("<tautan> needs ke=\"..\" with an address that begins with https://, http:// or mailto:"));
        inner.uri = NULL;
    }
    return read_nodes(b, &inner, node->children, NULL);
}

static bool read_foreign(Builder *b, const Format *format, const xmlNode *node)
{
    Format inner = *format;
    const char *lang = attr_text(&b->r->source, node, "bahasa");
    inner.flags |= RUN_ITALIC;
    inner.lang = lang ? lang : "en";
    return read_nodes(b, &inner, node->children, NULL);
}

static bool read_color(Builder *b, const Format *format, const xmlNode *node)
{
    Format inner = *format;
    inner.color = attr_color(b->r, node, "nilai");
    if (!attr_lent(&b->r->source, node, "nilai"))
        node_error(&b->r->source, node, "N104", _("<warna> needs nilai=\"#rrggbb\", or a name of the style's palette"));
    return read_nodes(b, &inner, node->children, NULL);
}

static bool read_reference(Builder *b, const Format *format, const xmlNode *node)
{
    static const char *const forms[] = {"label", "nomor", "judul", "halaman", NULL};
    Source *s = &b->r->source;
    int form = attr_choice(s, node, "bentuk", forms, REF_LABEL);
    const char *target = attr_text(s, node, "ke");
    if (!target || !*target) {
        node_error(s, node, "N104", _("<rujukan> needs ke=\"..\", the id of what it refers to"));
        return true;
    }
    Draft *d = add_draft(b, format, form == 3 ? RUN_PAGE_REF : RUN_TEXT);
    if (!d)
        return false;
    d->run.target = d->run.dest = target;
    d->reference = node;
    d->form = (RefForm)form;
    return true;
}

static bool read_note(Builder *b, const Format *format, const xmlNode *node)
{
    Reader *r = b->r;
    InlinePlace outer = r->where;
    Blocks *note = arena_make(r->arena, Blocks);
    if (outer == IN_NOTE || outer == IN_RUNNING_HEAD) {
        node_error(&r->source, node, "N106", _("a <catatan-kaki> can't stand in a footnote or in a running head"));
        return true;
    }
    r->where = IN_NOTE;
    bool ok = note && flow_read(r, node, note);
    r->where = outer;
    Draft *d = ok ? add_draft(b, format, RUN_FOOTNOTE) : NULL;
    if (!d)
        return false;
    d->run.note = note;
    return true;
}

static bool read_picture(Builder *b, const Format *format, const xmlNode *node)
{
    const char *path = attr_picture(b->r, node, "berkas");
    Unit height = attr_extent(b->r, node, "tinggi", 10 * UNIT_PT);
    if (!path)
        return true;
    Draft *d = add_draft(b, format, RUN_PICTURE);
    if (!d)
        return false;
    d->run.picture = path;
    d->run.height = height;
    return true;
}

static bool read_spark(Builder *b, const Format *format, const xmlNode *node)
{
    Chart *chart = arena_make(b->r->arena, Chart);
    if (!chart || !chart_read(b->r, node, chart))
        return false;
    Draft *d = add_draft(b, format, RUN_SPARK);
    if (!d)
        return false;
    d->run.chart = chart;
    d->run.height = chart->height ? chart->height : 10 * UNIT_PT;
    return true;
}

static bool read_fraction(Builder *b, const Format *format, const xmlNode *node)
{
    static const char *const none[] = {NULL};
    Reader *r = b->r;
    const xmlNode *above = node_first(node), *below = above ? node_next(above) : NULL;
    if (r->where != IN_FORMULA) {
        node_error(&r->source, node, "N106", _("<pecahan> stands in a <rumus> only"));
        return true;
    }
    if (!below || !node_is(above, "atas") || !node_is(below, "bawah") || node_next(below)) {
        node_error(&r->source, node, "N106", _("<pecahan> holds one <atas> and then one <bawah>, nothing else"));
        return true;
    }
    attrs_check(&r->source, above, none, NULL);
    attrs_check(&r->source, below, none, NULL);
    const Inlines *top = inner_row(r, above, IN_FORMULA), *bottom = inner_row(r, below, IN_FORMULA);
    Draft *d = top && bottom ? add_draft(b, format, RUN_FRACTION) : NULL;
    if (!d)
        return false;
    d->run.above = top;
    d->run.below = bottom;
    return true;
}

static bool read_running(Builder *b, const Format *format, const xmlNode *node)
{
    RunKind kind = node_is(node, "nomor-halaman") ? RUN_PAGE : node_is(node, "jumlah-halaman") ? RUN_PAGE_COUNT : RUN_CHAPTER;
    if (b->r->where == IN_RUNNING_HEAD)
        return add_draft(b, format, kind) != NULL;
    node_error(&b->r->source, node, "N106", _("<%s> stands in <kepala-halaman> and <kaki-halaman> only"), node_name(node));
    return true;
}

typedef struct InlineElement {
    const char *name;
    unsigned flag; /* its content with this flag; else `read` */
    bool (*read)(Builder *b, const Format *format, const xmlNode *node);
    const char *attrs[4];
} InlineElement;

static const InlineElement elements[] = {
    {"tebal", RUN_BOLD, NULL, {NULL}},
    {"miring", RUN_ITALIC, NULL, {NULL}},
    {"garis-bawah", RUN_UNDERLINE, NULL, {NULL}},
    {"atas", RUN_SUPER, NULL, {NULL}},
    {"bawah", RUN_SUB, NULL, {NULL}},
    {"kecil", RUN_SMALL, NULL, {NULL}},
    {"tetap", RUN_KEEP, NULL, {NULL}},
    {"baris-baru", 0, read_break, {NULL}},
    {"tautan", 0, read_link, {"ke", NULL}},
    {"rujukan", 0, read_reference, {"ke", "bentuk", NULL}},
    {"catatan-kaki", 0, read_note, {NULL}},
    {"asing", 0, read_foreign, {"bahasa", NULL}},
    {"warna", 0, read_color, {"nilai", NULL}},
    {"gambar-baris", 0, read_picture, {"berkas", "tinggi", NULL}},
    {"grafik-baris", 0, read_spark, {NULL}}, /* chart_read checks its attributes */
    {"pecahan", 0, read_fraction, {NULL}},
    {"nomor-halaman", 0, read_running, {NULL}},
    {"jumlah-halaman", 0, read_running, {NULL}},
    {"judul-bab", 0, read_running, {NULL}},
};
enum { ELEMENT_COUNT = sizeof elements / sizeof *elements };

static void unknown_inline(Reader *r, const xmlNode *node)
{
    const char *names[ELEMENT_COUNT + 1] = {NULL};
    for (size_t i = 0; i < ELEMENT_COUNT; i++)
        names[i] = elements[i].name;
    if (is_block(node))
        node_error(&r->source, node, "N106", _("<%s> is a block and can't stand inside text; end the paragraph before it"), node_name(node));
    else
        node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand inside text"), node_name(node));
}

static bool read_element(Builder *b, const Format *format, const xmlNode *node)
{
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        const InlineElement *e = &elements[i];
        if (!node_is(node, e->name))
            continue;
        if (e->read != read_spark)
            attrs_check(&b->r->source, node, e->attrs, NULL);
        if (e->read)
            return e->read(b, format, node);
        Format inner = *format;
        inner.flags |= e->flag;
        return read_nodes(b, &inner, node->children, NULL);
    }
    unknown_inline(b->r, node);
    return true;
}

static bool read_nodes(Builder *b, const Format *format, const xmlNode *first, const xmlNode *end)
{
    Reader *r = b->r;
    bool ok = true;
    if (first && r->depth >= DEPTH_MAX) {
        node_error(&r->source, first, "N107", _("elements stand more than %d deep in each other; take some apart"), DEPTH_MAX);
        return true;
    }
    r->depth++;
    for (const xmlNode *n = first; n != end && ok; n = n->next) {
        if (n->type == XML_ELEMENT_NODE)
            ok = read_element(b, format, n);
        else if ((n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) && n->content)
            ok = put_text(b, format, (const char *)n->content);
        else if (n->type == XML_ENTITY_REF_NODE)
            node_error(&r->source, n, "N101", _("the entity &%s; is not known; write the character itself"), node_name(n));
    }
    r->depth--;
    return ok;
}

/* ---- the face ---- */

bool inlines_read(Reader *r, const xmlNode *first, const xmlNode *end, Inlines *out)
{
    Builder b = {.r = r, .first = r->draft_count, .text_first = r->text_len, .blank = true};
    Format plain = {0};
    return (read_nodes(&b, &plain, first, end) && finish(&b, out)) || diag_memory(r->diags);
}

/* A string with its marks set as the style wants. */
static const char *prose_set(Reader *r, const char *text)
{
    return r->style->marks_as_typed ? text : marks_set(r->arena, text);
}

const char *attr_prose(Reader *r, const xmlNode *node, const char *name)
{
    const char *text = attr_text(&r->source, node, name);
    return text ? prose_set(r, text) : NULL;
}

bool inlines_text(Reader *r, const char *text, Inlines *out)
{
    Run *run = arena_make(r->arena, Run);
    const char *copy = arena_strdup(r->arena, text);
    if (!run || !copy || !(run->text = prose_set(r, copy)))
        return diag_memory(r->diags);
    *out = (Inlines){run, 1, 1};
    return true;
}

const char *inlines_only_text(Reader *r, const xmlNode *node, bool *ok)
{
    Inlines row;
    if (!(*ok = inlines_of(r, node, &row)) || !row.count)
        return NULL;
    if (row.count > 1 || row.items->kind != RUN_TEXT || row.items->flags || row.items->target) {
        node_error(&r->source, node, "N106", _("<%s> holds plain text only"), node_name(node));
        return NULL;
    }
    return row.items->text;
}

/* Fractions nest no deeper than they were read. */
static void put_plain(Buffer *buffer, const Inlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++) {
        const Run *run = &inlines->items[i];
        if (run->kind == RUN_TEXT && run->text) {
            buffer_put(buffer, run->text);
        } else if (run->kind == RUN_BREAK) {
            buffer_put(buffer, " ");
        } else if (run->kind == RUN_FRACTION) {
            put_plain(buffer, run->above);
            buffer_put(buffer, " / ");
            put_plain(buffer, run->below);
        }
    }
}

const char *inlines_plain(Arena *arena, const Inlines *inlines)
{
    if (inlines->count == 1 && inlines->items->kind == RUN_TEXT && inlines->items->text)
        return inlines->items->text;
    Buffer buffer = buffer_in(arena);
    put_plain(&buffer, inlines);
    return buffer.failed ? NULL : buffer_text(&buffer);
}
