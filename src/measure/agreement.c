/* agreement.c: the sheets of a Perjanjian Kinerja in order, and one of them completed: its rows, its budget lines from the codes' budgets, its parties. */
#include "measure/agreement.h"

#include <stdlib.h>
#include <string.h>

#include "data/order.h"

/* ---- the plan ---- */

Code *code_find(const Agreements *a, const char *code)
{
    return code ? xmlHashLookup(a->codes, BAD_CAST code) : NULL;
}

Code *code_of_indicator(const Agreements *a, const xmlNode *indicator)
{
    return code_find(a, indicator->parent ? attr_or(indicator->parent, "kode", NULL) : NULL);
}

/* The <ukur> stand last in their element, a year each. */
xmlNode *measure_of(const Agreements *a, const xmlNode *node)
{
    for (xmlNode *n = node ? node->last : NULL; n; n = n->prev)
        if (xmlStrEqual(n->name, BAD_CAST "ukur") && data_attr(n, "tahun") && atoi(data_attr(n, "tahun")) == a->year)
            return n;
    return NULL;
}

/* Whether a list of names, separated by blanks, has this one. */
static bool listed(const char *list, const char *name)
{
    size_t len = strlen(name);
    for (const char *at = list; (at = strstr(at, name)); at += len)
        if ((at == list || at[-1] == ' ') && (!at[len] || at[len] == ' '))
            return true;
    return false;
}

Figure measured(Agreements *a, const xmlNode *node, const char *name)
{
    const xmlNode *ukur = measure_of(a, node);
    const char *text = attr_or(ukur, name, NULL);
    if (text)
        return figure_checked(a->m, number_parse(a->m->arena, text));
    return listed(attr_or(ukur, "tak-diketahui", ""), name) ? figure_unknown(attr_or(ukur, "alasan", NULL)) : (Figure){0};
}

static bool is_coded(const xmlNode *node)
{
    return xmlStrEqual(node->name, BAD_CAST "program") || xmlStrEqual(node->name, BAD_CAST "kegiatan") ||
           xmlStrEqual(node->name, BAD_CAST "subkegiatan");
}

static bool name_enter(Agreements *a, xmlNode *node)
{
    const char *id = attr_or(node, "id", NULL), *text = attr_or(node, "kode", NULL);
    if (id && xmlStrEqual(node->name, BAD_CAST "indikator"))
        xmlHashAddEntry(a->indicators, BAD_CAST id, node);
    if (!text || !is_coded(node))
        return true;
    Code *code = arena_make(a->arena, Code);
    if (!code)
        return false;
    *code = (Code){.node = node, .parent = node->parent ? code_find(a, attr_or(node->parent, "kode", NULL)) : NULL};
    xmlHashAddEntry(a->codes, BAD_CAST text, code);
    return true;
}

/* Sources of funds, from the year's <pagu>, also for all above them. */
static bool funds_read(Agreements *a)
{
    const xmlNode *budget = data_child(a->file, "anggaran");
    for (const xmlNode *n = budget ? data_child(budget, "pagu") : NULL; n; n = data_next(n, "pagu")) {
        const char *funds = attr_or(n, "sumber-dana", NULL);
        for (Code *c = funds ? code_find(a, attr_or(n, "kode", NULL)) : NULL; c; c = c->parent) {
            if (!c->funds)
                c->funds = funds;
            else if (!strstr(c->funds, funds) && strlen(c->funds) < 200)
                c->funds = arena_printf(a->arena, "%s, %s", c->funds, funds);
            if (!c->funds)
                return false;
        }
    }
    return true;
}

static bool names_read(Agreements *a)
{
    a->codes = xmlHashCreate(256);
    a->indicators = xmlHashCreate(256);
    a->posts = xmlHashCreate(256);
    a->initial = xmlHashCreate(256);
    if (!a->codes || !a->indicators || !a->posts || !a->initial)
        return false;
    for (xmlNode *n = a->renstra; n; n = order_next(a->renstra, n))
        if (!name_enter(a, n))
            return false;
    return posts_read(a) && funds_read(a);
}

/* ---- the sheets in order ---- */

typedef struct Rank {
    xmlNode *sheet;
    long kind, rank, index;
} Rank;

static int by_rank(const void *left, const void *right)
{
    const Rank *a = left, *b = right;
    long order = a->kind - b->kind;
    order = order ? order : a->rank - b->rank;
    order = order ? order : a->index - b->index;
    return (order > 0) - (order < 0);
}

static bool sheets_read(Agreements *a)
{
    Rank *list = NULL;
    size_t count = 0, cap = 0;
    for (xmlNode *n = data_child(a->file, "perjanjian"); n; n = data_next(n, "perjanjian")) {
        const Post *post = post_find(a, attr_or(n, "pihak-pertama", NULL));
        bool revised = attr_is(n, "jenis", "perubahan");
        if (!arena_grow(a->arena, &list, count, &cap))
            return false;
        list[count] = (Rank){n, revised, post && post->rank ? post->rank : 1L << 40, (long)count};
        count++;
        if (post && !revised)
            xmlHashAddEntry(a->initial, BAD_CAST post->id, n);
    }
    if (count)
        qsort(list, count, sizeof *list, by_rank);
    if (!(a->sheets = arena_array(a->arena, xmlNode *, count)))
        return false;
    for (size_t i = 0; i < count; i++)
        a->sheets[i] = list[i].sheet;
    a->sheet_count = count;
    return true;
}

static void close_names(void *agreements)
{
    Agreements *a = agreements;
    xmlHashFree(a->codes, NULL);
    xmlHashFree(a->indicators, NULL);
    xmlHashFree(a->posts, NULL);
    xmlHashFree(a->initial, NULL);
}

static bool agreements_of_file(Arena *arena, Measure *m, xmlNode *file, int year, Agreements **out)
{
    Agreements *a = arena_make(arena, Agreements);
    if (!a)
        return diag_memory(m->diags);
    *a = (Agreements){.m = m, .arena = arena, .year = year, .renstra = data_child(m->root, "renstra"), .file = file};
    if (!arena_defer(arena, close_names, a) || !(a->holders = holders_index(arena, file)) || !names_read(a) || !sheets_read(a))
        return diag_memory(m->diags);
    *out = a;
    return true;
}

static void drop_spare(void *measure)
{
    arena_drop(((Measure *)measure)->spare);
}

bool agreements_open(Arena *arena, Diags *diags, xmlDocPtr tree, const MeasureOptions *options, Agreements **out)
{
    Measure *m = arena_make(arena, Measure);
    xmlNode *root = xmlDocGetRootElement(tree), *file = root ? data_child(root, "tahun") : NULL;
    if (!m)
        return diag_memory(diags);
    *m = (Measure){.arena = arena, .diags = diags, .root = root, .options = options};
    if (!arena_defer(arena, drop_spare, m))
        return diag_memory(diags);
    while (file && atoi(attr_or(file, "tahun", "0")) != options->year)
        file = data_next(file, "tahun");
    if (!file)
        return diag_error(diags, (Place){0}, "M109", "%s", _("there is nothing to measure"));
    settings_read(m);
    return agreements_of_file(arena, m, file, options->year, out);
}

size_t agreements_count(const Agreements *a)
{
    return a->sheet_count;
}

xmlNode *agreements_at(const Agreements *a, size_t index)
{
    return a->sheets[index];
}

/* ---- rows of indicators ---- */

static const char *text_below(Agreements *a, const xmlNode *node, const char *name)
{
    const xmlNode *child = node ? data_child(node, name) : NULL;
    xmlChar *text = child ? xmlNodeGetContent(child) : NULL;
    const char *copy = text && *text ? arena_strdup(a->m->arena, (const char *)text) : NULL;
    xmlFree(text);
    return copy;
}

/* What an indicator is to reach: the wording of the sasaran or tujuan above it; of a kegiatan its name stands for that. */
static void aim_read(Agreements *a, Promise *row)
{
    const xmlNode *up = row->indicator ? row->indicator->parent : NULL;
    if (up && xmlStrEqual(up->name, BAD_CAST "program") && up->parent && xmlStrEqual(up->parent->name, BAD_CAST "sasaran"))
        up = up->parent;
    row->aim = text_below(a, up, "uraian");
    if (row->aim || !up)
        return;
    row->aim = text_below(a, up, "nama");
    row->aim_is_name = row->aim != NULL;
}

static void target_text(Agreements *a, const xmlNode *row, Promise *out)
{
    const char *value = attr_or(row, "target", NULL);
    out->target = attr_or(row, "teks", NULL);
    if (out->target)
        return;
    if (!value) {
        const xmlNode *ukur = out->indicator ? measure_of(a, out->indicator) : NULL;
        out->target = attr_or(ukur, "target-teks", NULL);
        out->unknown = !out->target && listed(attr_or(ukur, "tak-diketahui", ""), "target");
    } else if (!strcmp(value, "?")) {
        out->unknown = true;
    } else {
        const Number *number = number_parse(a->m->arena, value);
        out->target = number ? printed(a->m, number) : value;
    }
    if (out->unknown)
        out->target = a->m->settings.unknown;
}

Promise promise_read(Agreements *a, const xmlNode *row)
{
    const char *id = attr_or(row, "indikator", NULL);
    Promise out = {.aim = attr_or(row, "sasaran", NULL),
                   .words = attr_or(row, "uraian", NULL),
                   .unit = attr_or(row, "satuan", NULL),
                   .code = attr_or(row, "kode", NULL)};
    out.indicator = id ? xmlHashLookup(a->indicators, BAD_CAST id) : NULL;
    if (!out.aim)
        aim_read(a, &out);
    if (!out.words)
        out.words = text_below(a, out.indicator, "uraian");
    if (!out.unit && out.indicator)
        out.unit = attr_or(out.indicator, "satuan", NULL);
    if (!out.code && out.indicator)
        out.code = attr_or(out.indicator->parent, "kode", attr_or(out.indicator->parent, "id", NULL));
    target_text(a, row, &out);
    return out;
}

/* Rows with the same number and sasaran are one group: its first row says how many there are. */
typedef struct Group {
    Sheet first;
    const char *number, *aim;
    long rows, groups;
} Group;

static void group_end(Group *group)
{
    if (group->rows)
        sheet_count(&group->first, "baris", group->rows);
}

static bool group_has(const Group *group, const char *number, const char *aim)
{
    return group->rows && aim && group->aim && !strcmp(aim, group->aim) && !strcmp(number ? number : "", group->number ? group->number : "");
}

static void promise_write(Agreements *a, xmlNode *node, Group *group)
{
    Promise row = promise_read(a, node);
    const char *number = attr_or(node, "no", NULL);
    Sheet sheet = sheet_open(a->m, node, a->year);
    bool again = group_has(group, number, row.aim);
    if (!again) {
        group_end(group);
        *group = (Group){.first = sheet, .number = number, .aim = row.aim, .groups = group->groups + 1};
    }
    group->rows++;
    if (number)
        sheet_text(&sheet, "no", number);
    else
        sheet_count(&sheet, "no", group->groups);
    sheet_text(&sheet, "sasaran", row.aim);
    sheet_text(&sheet, "sasaran-nama", row.aim_is_name ? "ya" : NULL);
    sheet_text(&sheet, "uraian", row.words);
    sheet_text(&sheet, "satuan", row.unit);
    sheet_text(&sheet, "target", row.target);
    sheet_text(&sheet, "kode", row.code);
    sheet_text(&sheet, "ulang", again ? "ya" : NULL);
    if (row.unknown) {
        sheet_text(&sheet, "tak-diketahui", "target");
        sheet_text(&sheet, "alasan", attr_or(node, "alasan", NULL));
    }
}

static void promises_write(Agreements *a, xmlNode *sheet)
{
    Group group = {0};
    for (xmlNode *n = data_child(sheet, "butir"); n; n = data_next(n, "butir"))
        promise_write(a, n, &group);
    group_end(&group);
}

/* ---- budget lines ---- */

Figure line_amount(Agreements *a, const xmlNode *line, const Code *code, bool revised)
{
    if (!attr_or(line, "kode", NULL))
        return figure_read(a->m, line, "nilai");
    return code ? measured(a, code->node, revised ? "pagu" : "murni") : figure_unknown(NULL);
}

/* A line below another line of the sheet only divides it. */
static bool is_below_another(const Agreements *a, const Code *code)
{
    for (const Code *up = code ? code->parent : NULL; up; up = up->parent)
        if (up->mark == a->mark)
            return true;
    return false;
}

/* Marks the codes that the sheet names. */
static void lines_mark(Agreements *a, const xmlNode *sheet)
{
    a->mark++;
    for (const xmlNode *n = data_child(sheet, "dana"); n; n = data_next(n, "dana")) {
        const char *text = attr_or(n, "kode", NULL);
        Code *code = code_find(a, text);
        if (code)
            code->mark = a->mark;
        else if (text)
            diag_error(a->m->diags, data_place(n), "M103",
                       _("<dana> names the code \"%.60s\", which the plan doesn't have; correct it, or add it to renstra.xml"), text);
    }
}

/* The programme and kegiatan above a line, once each, where they are no lines themselves: headings without an amount. */
static void headings_put(Agreements *a, const Code *code, const Code **shown, Sheet *line)
{
    enum { LEVELS_ABOVE = 4 };
    const Code *above[LEVELS_ABOVE];
    size_t n = 0;
    for (const Code *up = code->parent; up && n < LEVELS_ABOVE; up = up->parent)
        above[n++] = up;
    while (n--) {
        bool stands = above[n]->mark == a->mark;
        for (const Code *s = *shown; s && !stands; s = s->parent)
            stands = s == above[n];
        xmlNode *heading = stands ? NULL : xmlNewChild(line->node, NULL, BAD_CAST "judul", NULL);
        if (!stands && (!heading || !xmlNewProp(heading, BAD_CAST "kode", BAD_CAST attr_or(above[n]->node, "kode", "")) ||
                        !xmlNewProp(heading, BAD_CAST "tingkat", above[n]->node->name) ||
                        !xmlNewProp(heading, BAD_CAST "nama", BAD_CAST text_below(a, above[n]->node, "nama"))))
            a->m->failed = true;
    }
}

static const char *join_funds(Agreements *a, const char *all, const char *funds)
{
    if (!funds || (all && (strstr(all, funds) || strlen(all) > 200)))
        return all;
    const char *joined = all ? arena_printf(a->m->arena, "%s, %s", all, funds) : funds;
    a->m->failed = a->m->failed || !joined;
    return joined;
}

/* One line; adds it to the total unless it divides another. */
static void line_write(Agreements *a, xmlNode *node, bool revised, const Code **shown, Figure *total, bool *first, const char **funds)
{
    const Code *code = code_find(a, attr_or(node, "kode", NULL));
    Figure amount = line_amount(a, node, code, revised);
    const char *own = attr_or(node, "sumber-dana", code ? code->funds : NULL);
    Sheet line = sheet_open(a->m, node, a->year);
    sheet_figure(&line, "nilai", amount);
    sheet_text(&line, "nama", attr_or(node, "uraian", code ? text_below(a, code->node, "nama") : NULL));
    sheet_text(&line, "tingkat", code ? (const char *)code->node->name : NULL);
    sheet_text(&line, "sumber-dana", own);
    if (code) {
        headings_put(a, code, shown, &line);
        *shown = code;
    }
    sheet_close(&line);
    *funds = join_funds(a, *funds, own);
    if (is_below_another(a, code))
        return;
    *total = *first ? amount : figure_add(a->m, *total, figure_stated(amount) ? amount : figure_unknown(NULL));
    *first = false;
}

/* ---- the sheet ---- */

static const char *full_name(Agreements *a, const xmlNode *holder)
{
    const char *before = attr_or(holder, "gelar-depan", NULL), *after = attr_or(holder, "gelar-belakang", NULL);
    return arena_printf(a->m->arena, "%s%s%s%s%s", before ? before : "", before ? " " : "", attr_or(holder, "nama", ""), after ? ", " : "",
                        after ? after : "");
}

static void party_put(Agreements *a, Sheet *ukur, const char *which, const char *id, const char *date)
{
    const Post *post = post_find(a, id);
    const xmlNode *holder = holders_on(a->holders, id, date);
    Sheet party = {.m = a->m, .node = xmlNewChild(ukur->node, NULL, BAD_CAST "pihak", NULL)};
    sheet_text(&party, "ke", which);
    sheet_text(&party, "id", id);
    sheet_text(&party, "jabatan", post ? attr_or(post->node, "nama", NULL) : NULL);
    sheet_text(&party, "unit", post ? attr_or(post->node, "unit", NULL) : NULL);
    sheet_text(&party, "kepala-daerah", post && attr_is(post->node, "jenis", "kepala-daerah") ? "ya" : NULL);
    if (!holder)
        return;
    sheet_text(&party, "nama", full_name(a, holder));
    sheet_text(&party, "nip", attr_or(holder, "nip", NULL));
    sheet_text(&party, "pangkat", attr_or(holder, "pangkat", NULL));
    sheet_text(&party, "status", attr_or(holder, "status", NULL));
}

static void sheet_write(Agreements *a, xmlNode *node, long order)
{
    static const char *const levels[POST_LEVELS] = {"kepala", "administrator", "pengawas", "pelaksana"};
    const char *first_id = attr_or(node, "pihak-pertama", NULL), *date = attr_or(node, "tanggal", NULL), *funds = NULL;
    const Post *post = post_find(a, first_id);
    bool revised = attr_is(node, "jenis", "perubahan"), first = true;
    const Code *shown = NULL;
    Figure total = {0};
    lines_mark(a, node);
    for (xmlNode *n = data_child(node, "dana"); n; n = data_next(n, "dana"))
        line_write(a, n, revised, &shown, &total, &first, &funds);
    promises_write(a, node);
    Sheet sheet = sheet_open(a->m, node, a->year);
    if (order)
        sheet_count(&sheet, "urut", order);
    sheet_figure(&sheet, "jumlah", total);
    sheet_text(&sheet, "sumber-dana", funds);
    sheet_text(&sheet, "tingkat", levels[post_level(post)]);
    party_put(a, &sheet, "pertama", first_id, date);
    party_put(a, &sheet, "kedua", attr_or(node, "pihak-kedua", post ? attr_or(post->node, "atasan", NULL) : NULL), date);
    if (revised)
        revision_put(a, node, &sheet);
    sheet_close(&sheet);
}

bool agreement_complete(Agreements *a, size_t index)
{
    Arena *kept = scratch_begin(a->m);
    a->m->failed = false;
    sheet_derive(a, a->sheets[index]);
    sheet_write(a, a->sheets[index], (long)index + 1);
    scratch_end(a->m, kept);
    return !a->m->failed || diag_memory(a->m->diags);
}

/* ---- taking it away again ---- */

static void drop(xmlNode *node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void sheet_clear(xmlNode *sheet)
{
    for (xmlNode *n = data_child(sheet, NULL), *next; n; n = next) {
        next = data_next(n, NULL);
        if (xmlStrEqual(n->name, BAD_CAST "ukur") || attr_is(n, "turunan", "ya")) {
            drop(n);
            continue;
        }
        for (xmlNode *u = data_child(n, "ukur"), *after; u; u = after) {
            after = data_next(u, "ukur");
            drop(u);
        }
    }
}

void agreement_clear(Agreements *a, size_t index)
{
    xmlNode *sheet = a->sheets[index], *old = xmlHashLookup(a->initial, BAD_CAST attr_or(sheet, "pihak-pertama", ""));
    sheet_clear(sheet);
    if (old && old != sheet)
        sheet_clear(old);
}

/* ---- within the pass ---- */

void agreements_measure(Measure *m)
{
    if (m->options->bare_agreements)
        return;
    for (int slot = 0; slot < m->slots; slot++) {
        Agreements *a;
        if (!m->files[slot] || !data_child(m->files[slot], "perjanjian"))
            continue;
        if (!agreements_of_file(m->arena, m, m->files[slot], m->first_year + slot, &a)) {
            m->failed = true;
            return;
        }
        bool failed = m->failed;
        for (size_t i = 0; i < a->sheet_count; i++)
            if (!agreement_complete(a, i))
                return;
        m->failed = failed;
    }
}
