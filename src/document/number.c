/* number.c: counters and labels; ids and what refers to them.
 *
 * A heading's pattern is read from its right end: the last hole is the heading's own counter, the one before it its parent's, so that "{1}.{1}" serves a
 * subbab and "{a}." a heading that is known by its own letter alone. A caption's {1} stand for levels from the chapter downwards.
 * Where there is no numbered chapter, {bab} and the mark behind it vanish ("Tabel 1"); in an annex it is L and the annex's number ("Tabel L2.1"). */
#include <string.h>

#include "base/buffer.h"
#include "base/ordinal.h"
#include "base/suggest.h"
#include "document/reader.h"

/* ---- counters in their forms ---- */

static void put_counter(Buffer *out, int n, char form)
{
    const char *text = NULL;
    if (form == 'I' || form == 'i')
        text = ordinal_roman(out->arena, n, form == 'I');
    else if (form == 'A' || form == 'a')
        text = ordinal_letters(out->arena, n, form == 'A');
    if (text)
        buffer_put(out, text);
    else
        buffer_printf(out, "%d", n);
}

const char *counter_label(Arena *arena, int n, char form, const char *before, const char *after)
{
    Buffer out = buffer_in(arena);
    buffer_put(&out, before);
    put_counter(&out, n, form);
    buffer_put(&out, after);
    return out.failed ? NULL : buffer_text(&out);
}

static bool is_form(const char *hole)
{
    return hole[0] == '{' && hole[1] && strchr("1IiAa", hole[1]) && hole[2] == '}';
}

static int count_forms(const char *pattern)
{
    int n = 0;
    for (const char *s = strchr(pattern, '{'); s; s = strchr(s + 1, '{'))
        n += is_form(s);
    return n;
}

/* What the holes of a pattern stand for. */
typedef struct Filling {
    const Reader *r;
    int level;        /* of the next {1}, from 0 */
    int own;          /* {n}, or the only counter of an annex */
    bool annex_label; /* every {1} is `own` */
} Filling;

static bool has_chapter(const Reader *r)
{
    return r->counters.in_annex || (r->counters.numbered && r->counters.heading[0]);
}

static void put_chapter(Buffer *out, const Reader *r, char form)
{
    if (r->counters.in_annex)
        buffer_put(out, "L");
    put_counter(out, r->counters.in_annex ? r->counters.annex : r->counters.heading[0], form);
}

/* Writes the value of the hole at `s` and returns what follows it. */
static const char *fill_hole(Buffer *out, Filling *f, const char *s)
{
    const char *end = strchr(s, '}') + 1;
    bool chapter = strncmp(s, "{bab}", 5) == 0 || (is_form(s) && f->level == 0 && !f->annex_label);
    if (is_form(s) && f->annex_label) {
        put_counter(out, f->own, s[1]);
    } else if (chapter) {
        if (has_chapter(f->r))
            put_chapter(out, f->r, is_form(s) ? s[1] : '1');
        else if (*end && *end != '{')
            end++;
    } else if (is_form(s)) {
        put_counter(out, f->r->counters.heading[f->level < 4 ? f->level : 3], s[1]);
    } else {
        buffer_printf(out, "%d", f->own);
    }
    f->level += is_form(s);
    return end;
}

/* Fills the pattern; `*number` is the part that begins with the first hole, without punctuation at its end. */
static bool fill(Reader *r, const char *pattern, Filling f, const char **label, const char **number)
{
    Buffer out = buffer_in(r->arena);
    size_t start = strcspn(pattern, "{");
    for (const char *s = pattern; *s;) {
        if (*s == '{' && strchr(s, '}'))
            s = fill_hole(&out, &f, s);
        else
            buffer_put_char(&out, *s++);
    }
    const char *text = buffer_text(&out);
    size_t len = strlen(text);
    while (len > start && strchr(".):", text[len - 1]))
        len--;
    *label = text;
    *number = out.failed || start > len ? NULL : arena_strndup(r->arena, text + start, len - start);
    return *number || diag_memory(r->diags);
}

/* ---- headings ---- */

/* Digits of this level and those above, without headings that go by a letter. */
static bool number_digits(Reader *r, int level, const char **label, const char **number)
{
    Buffer out = buffer_in(r->arena);
    if (has_chapter(r))
        put_chapter(&out, r, '1');
    for (int i = 1; i < level; i++)
        if (i == level - 1 || !r->counters.lettered[i])
            buffer_printf(&out, out.len ? ".%d" : "%d", r->counters.heading[i]);
    *label = *number = buffer_text(&out);
    return !out.failed || diag_memory(r->diags);
}

/* Begins a heading of `level`; deeper counters start anew. */
static void count_heading(Reader *r, int level, bool lettered)
{
    Counters *c = &r->counters;
    c->heading[level - 1]++;
    c->lettered[level - 1] = lettered;
    for (int i = level; i < 4; i++)
        c->heading[i] = 0;
    if (level <= r->style->numbering.reset_level)
        c->table = c->figure = 0;
}

bool number_heading(Reader *r, int level, int pattern, const char **label, const char **number)
{
    if (level == 1)
        r->counters.numbered = true;
    count_heading(r, level, pattern == 1);
    if (pattern == 2)
        return number_digits(r, level, label, number);
    const char *text = pattern == 1 ? "{A}." : r->style->numbering.heading[level - 1];
    int holes = count_forms(text);
    Filling f = {.r = r, .level = holes > level ? 0 : level - holes};
    return fill(r, text, f, label, number);
}

void number_unnumbered(Reader *r, int level)
{
    Counters *c = &r->counters;
    if (level > 1) {
        /* An unnumbered heading among numbered ones takes no number away from them. */
        for (int i = level; i < 4; i++)
            c->heading[i] = 0;
        return;
    }
    c->numbered = false;
    c->front++;
    for (int i = 1; i < 4; i++)
        c->heading[i] = 0;
}

bool number_annex(Reader *r, const char **label, const char **number)
{
    Counters *c = &r->counters;
    c->in_annex = true;
    c->annex++;
    if (r->style->numbering.reset_level > 0)
        c->table = c->figure = 0;
    for (int i = 1; i < 4; i++)
        c->heading[i] = 0;
    return fill(r, r->style->numbering.annex, (Filling){.r = r, .own = c->annex, .annex_label = true}, label, number);
}

bool number_caption(Reader *r, bool table, const char **label, const char **number)
{
    const Numbering *numbering = &r->style->numbering;
    int *counter = table ? &r->counters.table : &r->counters.figure;
    return fill(r, table ? numbering->table : numbering->figure, (Filling){.r = r, .own = ++*counter}, label, number);
}

/* ---- ids ---- */

/* The place of an id in the table: where it stands, or where it would go. */
static Target *find_slot(Target *targets, size_t cap, const char *id)
{
    size_t hash = 5381;
    for (const char *s = id; *s; s++)
        hash = hash * 33 + (unsigned char)*s;
    hash ^= hash >> 15;
    size_t i = hash & (cap - 1);
    while (targets[i].id && strcmp(targets[i].id, id) != 0)
        i = (i + 1) & (cap - 1);
    return &targets[i];
}

static const Target *find_target(const Reader *r, const char *id)
{
    const Target *t = r->target_cap ? find_slot(r->targets, r->target_cap, id) : NULL;
    return t && t->id ? t : NULL;
}

static bool insert_target(Reader *r, Target target)
{
    if (r->target_count * 2 >= r->target_cap) {
        size_t cap = r->target_cap ? r->target_cap * 2 : 64;
        Target *targets = arena_array(r->arena, Target, cap);
        if (!targets)
            return diag_memory(r->diags);
        for (size_t i = 0; i < r->target_cap; i++)
            if (r->targets[i].id)
                *find_slot(targets, cap, r->targets[i].id) = r->targets[i];
        r->targets = targets;
        r->target_cap = cap;
    }
    *find_slot(r->targets, r->target_cap, target.id) = target;
    r->target_count++;
    return true;
}

bool target_add(Reader *r, const xmlNode *node, Block *block, const char *number, const char *stem)
{
    if (!block->id) {
        if (!arena_grow(r->arena, &r->nameless, r->nameless_count, &r->nameless_cap))
            return diag_memory(r->diags);
        r->nameless[r->nameless_count++] = (Nameless){block, number, stem};
        return true;
    }
    const Target *first = find_target(r, block->id);
    if (first) {
        node_error(&r->source, node, "N120", _("id=\"%s\" stands already at %s:%ld; an id may stand once"), block->id,
                   first->at.file ? first->at.file : "", first->at.line);
        return true;
    }
    return insert_target(r, (Target){block->id, block->at, block->label, number, block->plain});
}

/* "tabel-2.1", and where that is taken "tabel-2.1-2" and so on. */
static bool name_block(Reader *r, const Nameless *n, int *serial)
{
    bool heading = n->block->kind == BLOCK_HEADING;
    const char *stem = heading ? n->stem : arena_printf(r->arena, "%s-%s", n->stem, n->number ? n->number : "tanpa-nomor");
    const char *id = stem;
    while (id && find_target(r, id))
        id = arena_printf(r->arena, "%s-%d", stem, ++*serial);
    if (!id)
        return diag_memory(r->diags);
    n->block->id = id;
    return insert_target(r, (Target){id, n->block->at, n->block->label, n->number, n->block->plain});
}

/* ---- references ---- */

bool reference_add(Reader *r, const xmlNode *node, Run *run, RefForm form)
{
    if (!arena_grow(r->arena, &r->references, r->reference_count, &r->reference_cap))
        return false;
    r->references[r->reference_count++] = (Reference){run, form, node_place(&r->source, node)};
    return true;
}

static const char *reference_text(Arena *arena, const Target *t, RefForm form)
{
    const char *title = t->title && *t->title ? t->title : NULL;
    if (form == REF_TITLE)
        return title;
    if (form == REF_NUMBER)
        return t->number;
    if (!t->label)
        return title;
    size_t len = strlen(t->label);
    while (len > 1 && strchr(".:", t->label[len - 1]))
        len--;
    return arena_strndup(arena, t->label, len);
}

/* The id that was probably meant; NULL when none is near. */
static const char *near_target(const Reader *r, const char *id)
{
    const char **ids = arena_array(r->arena, const char *, r->target_count + 1);
    size_t n = 0;
    for (size_t i = 0; ids && i < r->target_cap; i++)
        if (r->targets[i].id)
            ids[n++] = r->targets[i].id;
    return ids ? suggest(id, ids) : NULL;
}

static void complain(Reader *r, const Reference *ref)
{
    enum { SUGGESTIONS = 20 }; /* each looks at all ids */
    const char *id = ref->run->target, *near = r->bad_references++ < SUGGESTIONS ? near_target(r, id) : NULL;
    if (near)
        diag_error(r->diags, ref->at, "N121", _("<rujukan ke=\"%s\">: nothing has that id; did you mean \"%s\"?"), id, near);
    else
        diag_error(r->diags, ref->at, "N121", _("<rujukan ke=\"%s\">: nothing has that id; give the table, figure or heading id=\"%s\""), id, id);
}

static void resolve(Reader *r, const Reference *ref)
{
    const Target *t = find_target(r, ref->run->target);
    if (!t) {
        complain(r, ref);
        return;
    }
    if (ref->run->kind == RUN_PAGE_REF)
        return;
    ref->run->text = reference_text(r->arena, t, ref->form);
    ref->run->target = NULL;
    if (ref->run->text)
        return;
    ref->run->text = "";
    diag_error(r->diags, ref->at, "N122", _("<rujukan ke=\"%s\">: that has no number or title to print; use bentuk=\"halaman\", or give it a judul"),
               t->id);
}

bool number_finish(Reader *r)
{
    int serial = 1;
    for (size_t i = 0; i < r->nameless_count; i++)
        if (!name_block(r, &r->nameless[i], &serial))
            return false;
    for (size_t i = 0; i < r->reference_count; i++)
        resolve(r, &r->references[i]);
    return true;
}
