/* plan.c: the records of the renstra: items, indicators, and the period. */
#include "measure/model.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "data/data.h"

enum { SLOTS_MAX = 40 }; /* years from the first file to the end of the plan */

int slot_of(const Measure *m, int year)
{
    return year >= m->first_year && year < m->first_year + m->slots ? year - m->first_year : -1;
}

const char *attr_or(const xmlNode *node, const char *name, const char *otherwise)
{
    const char *text = node ? data_attr(node, name) : NULL;
    return text && *text ? text : otherwise;
}

bool attr_is(const xmlNode *node, const char *name, const char *value)
{
    const char *text = data_attr(node, name);
    return text && !strcmp(text, value);
}

/* A year of four digits at the start of `text`; 0 when there is none. */
static int read_year(const char *text)
{
    Date date;
    char four[5] = {0};
    if (!text)
        return 0;
    strncpy(four, text, 4);
    return date_parse(four, &date) ? date.year : 0;
}

static int attr_year(const xmlNode *node, const char *name)
{
    const char *text = data_attr(node, name);
    return text && strlen(text) == 4 ? read_year(text) : 0;
}

bool is_percent(const char *unit)
{
    return !strcmp(unit, "%") || !strcasecmp(unit, "persen");
}

/* ---- the period ---- */

static bool period_read(Measure *m, const xmlNode *renstra)
{
    m->plan_from = attr_year(renstra, "mulai");
    m->plan_to = attr_year(renstra, "akhir");
    if (!m->plan_from || m->plan_to < m->plan_from)
        return diag_error(m->diags, data_place(renstra), "M109",
                          _("<renstra> needs its first and last year, mulai=\"2021\" akhir=\"2026\", the first not after the last"));
    int first = m->plan_from, last = m->plan_to, newest = 0;
    for (const xmlNode *n = data_child(m->root, "tahun"); n; n = data_next(n, "tahun")) {
        int year = attr_year(n, "tahun");
        if (!year)
            continue;
        first = year < first ? year : first;
        newest = year > newest ? year : newest;
    }
    m->year = m->options->year ? m->options->year : newest ? newest : m->plan_to;
    last = m->year > last ? m->year : last;
    last = newest > last ? newest : last;
    if (last - first >= SLOTS_MAX || m->year < first)
        return diag_error(m->diags, data_place(renstra), "M109",
                          _("the plan %d-%d and the year %d don't go together; at most %d years are measured at once"), m->plan_from, m->plan_to,
                          m->year, SLOTS_MAX);
    m->first_year = first;
    m->slots = last - first + 1;
    return true;
}

static bool files_read(Measure *m)
{
    m->files = arena_array(m->arena, xmlNode *, (size_t)m->slots);
    m->counts = arena_calloc(m->arena, (size_t)m->slots, sizeof *m->counts);
    if (!m->files || !m->counts)
        return false;
    for (xmlNode *n = data_child(m->root, "tahun"); n; n = data_next(n, "tahun")) {
        int slot = slot_of(m, attr_year(n, "tahun"));
        if (slot >= 0 && !m->files[slot])
            m->files[slot] = n;
    }
    return true;
}

/* ---- items and indicators ---- */

static const Number *weight_read(Measure *m, const xmlNode *node)
{
    Figure weight = figure_read(m, node, "bobot");
    if (weight.value && number_sign(weight.value) > 0)
        return weight.value;
    if (weight.value || attr_is(node, "bobot", "?"))
        diag_error(m->diags, data_place(node), "M105",
                   _("attribute \"bobot\" of <%s> must be a number greater than zero; without it the weight is 1"), (const char *)node->name);
    return m->one;
}

/* `berlaku`: "2024" or "2024-2026". */
static void force_read(Measure *m, Indicator *indicator)
{
    indicator->from = INT_MIN;
    indicator->to = INT_MAX;
    const char *text = attr_or(indicator->node, "berlaku", NULL);
    if (!text)
        return;
    size_t len = strlen(text);
    int from = read_year(text), to = len == 4 ? from : len == 9 && text[4] == '-' ? read_year(text + 5) : 0;
    if (!from || to < from) {
        diag_error(m->diags, data_place(indicator->node), "M110",
                   _("attribute \"berlaku\" of <indikator> is \"%.60s\"; expected a year or two, 2024 or 2024-2026, the first not after the last"),
                   text);
        return;
    }
    indicator->from = from;
    indicator->to = to;
}

static void indicator_add(Measure *m, Item *owner, xmlNode *node)
{
    Indicator *indicator = arena_make(m->arena, Indicator);
    if (!indicator || !(indicator->years = arena_array(m->arena, IndicatorYear, (size_t)m->slots))) {
        m->failed = true;
        return;
    }
    const char *unit = attr_or(node, "satuan", "");
    indicator->node = node;
    indicator->owner = owner;
    indicator->id = attr_or(node, "id", NULL);
    indicator->arah = attr_is(node, "arah", "turun") ? ARAH_TURUN : attr_is(node, "arah", "rentang") ? ARAH_RENTANG : ARAH_NAIK;
    indicator->percent = is_percent(unit);
    indicator->weight = weight_read(m, node);
    force_read(m, indicator);
    for (xmlNode *n = data_child(node, "target"); n; n = data_next(n, "target")) {
        int slot = slot_of(m, attr_year(n, "tahun"));
        if (slot >= 0 && !indicator->years[slot].target)
            indicator->years[slot].target = n;
    }
    if (owner->last_indicator)
        owner->last_indicator->next = indicator;
    else
        owner->indicators = indicator;
    owner->last_indicator = indicator;
    if (indicator->id)
        xmlHashAddEntry(m->ids, BAD_CAST indicator->id, indicator); /* the first of a name stands */
}

/* The plan's money of a programme, kegiatan or sub kegiatan: <pagu tahun=..> and <pagu-akhir>. */
static void funding_read(Measure *m, Item *item)
{
    for (const xmlNode *n = data_child(item->node, "pagu"); n; n = data_next(n, "pagu")) {
        int slot = slot_of(m, attr_year(n, "tahun"));
        if (slot >= 0 && !figure_stated(item->years[slot].figures[BUDGET_RENSTRA]))
            item->years[slot].figures[BUDGET_RENSTRA] = figure_read(m, n, "nilai");
    }
    const xmlNode *end = data_child(item->node, "pagu-akhir");
    if (end)
        item->plan_end = figure_read(m, end, "nilai");
}

static Item *item_new(Measure *m, Item *parent, Level level, xmlNode *node)
{
    Item *item = arena_make(m->arena, Item);
    if (!item || !(item->years = arena_array(m->arena, ItemYear, (size_t)m->slots))) {
        m->failed = true;
        return NULL;
    }
    item->level = level;
    item->node = node;
    item->parent = parent;
    item->weight = weight_read(m, node);
    if (parent && parent->last)
        parent->last->next = item;
    else if (parent)
        parent->first = item;
    if (parent)
        parent->last = item;
    if (level >= LEVEL_PROGRAM) {
        funding_read(m, item);
        const char *code = attr_or(node, "kode", NULL);
        if (code)
            xmlHashAddEntry(m->codes, BAD_CAST code, item);
    }
    return item;
}

static Level level_of(const xmlNode *node)
{
    static const char *const names[LEVELS] = {"renstra", "tujuan", "sasaran", "strategi", "arah-kebijakan", "program", "kegiatan", "subkegiatan"};
    Level level = LEVEL_RENSTRA;
    while (level < LEVELS && strcmp((const char *)node->name, names[level]))
        level++;
    return level;
}

/* Reads what stands in `item`. The depth is bounded by the levels: a child is always of a deeper one. */
static void children_read(Measure *m, Item *item)
{
    for (xmlNode *n = data_child(item->node, NULL); n && !m->failed; n = data_next(n, NULL)) {
        if (item->level != LEVEL_RENSTRA && xmlStrEqual(n->name, BAD_CAST "indikator")) {
            indicator_add(m, item, n);
            continue;
        }
        Level level = level_of(n);
        if (level >= LEVELS || level <= item->level)
            continue;
        Item *child = item_new(m, item, level, n);
        if (child)
            children_read(m, child);
    }
}

/* An indicator that replaces another begins when that one ends, and ends it when it begins, where `berlaku` doesn't say. */
static void replacements_read(Measure *m, Item *item)
{
    for (Indicator *i = item->indicators; i; i = i->next) {
        const char *id = attr_or(i->node, "menggantikan", NULL);
        if (!id)
            continue;
        i->replaced = indicator_find(m, id);
        if (!i->replaced) {
            diag_error(m->diags, data_place(i->node), "M102",
                       _("attribute \"menggantikan\" names the indicator \"%.60s\", which the plan doesn't have"), id);
            continue;
        }
        if (i->from == INT_MIN && i->replaced->to != INT_MAX)
            i->from = i->replaced->to + 1;
        else if (i->replaced->to == INT_MAX && i->from != INT_MIN)
            i->replaced->to = i->from - 1;
    }
    for (Item *child = item->first; child; child = child->next)
        replacements_read(m, child);
}

bool plan_read(Measure *m)
{
    xmlNode *renstra = data_child(m->root, "renstra");
    if (!renstra)
        return diag_error(m->diags, data_place(m->root), "M109", _("there is no <renstra> to measure"));
    if (!period_read(m, renstra))
        return false;
    m->codes = xmlHashCreate(1024);
    m->ids = xmlHashCreate(1024);
    if (!m->codes || !m->ids || !files_read(m) || !(m->plan = item_new(m, NULL, LEVEL_RENSTRA, renstra)))
        return diag_memory(m->diags);
    children_read(m, m->plan);
    replacements_read(m, m->plan);
    return true;
}
