/* year.c: hangs what the year files say on the records of the plan, by code and by id. */
#include "measure/model.h"

#include <string.h>

#include "data/data.h"

Item *item_find(Measure *m, const char *code)
{
    return code ? xmlHashLookup(m->codes, BAD_CAST code) : NULL;
}

Indicator *indicator_find(Measure *m, const char *id)
{
    return id ? xmlHashLookup(m->ids, BAD_CAST id) : NULL;
}

/* The item has figures this year, and so have all above it. */
static void mark_present(Measure *m, Item *item, int slot, bool money)
{
    for (; item; item = item->parent) {
        ItemYear *year = &item->years[slot];
        if (year->present && (year->budgeted || !money))
            return;
        year->present = true;
        if (money && !year->budgeted) {
            year->budgeted = true;
            m->counts[slot][item->level]++;
        }
    }
}

static void budget_attach(Measure *m, xmlNode *node, int slot)
{
    const char *name = (const char *)node->name;
    bool pagu = !strcmp(name, "pagu"), serapan = !strcmp(name, "serapan"), fisik = !strcmp(name, "fisik");
    if (!pagu && !serapan && !fisik)
        return;
    const char *code = attr_or(node, "kode", "");
    Item *item = item_find(m, code);
    if (!item) {
        diag_error(m->diags, data_place(node), "M103",
                   _("<%s> names the code \"%.60s\", which the plan doesn't have; correct it, or add the programme, kegiatan or sub kegiatan to "
                     "renstra.xml"),
                   name, code);
        return;
    }
    ItemYear *year = &item->years[slot];
    xmlNode **place = pagu ? &year->pagu : serapan ? &year->serapan : &year->fisik;
    if (!*place)
        *place = node;
    mark_present(m, item, slot, pagu || serapan);
}

/* A result or a comparison, by its indicator. */
static void indicator_attach(Measure *m, xmlNode *node, int slot)
{
    bool result = xmlStrEqual(node->name, BAD_CAST "realisasi");
    if (!result && !xmlStrEqual(node->name, BAD_CAST "pembanding"))
        return;
    const char *id = attr_or(node, "indikator", "");
    Indicator *indicator = indicator_find(m, id);
    if (!indicator) {
        diag_error(m->diags, data_place(node), "M102",
                   _("<%s> names the indicator \"%.60s\", which the plan doesn't have; correct the id, or add it to renstra.xml"),
                   (const char *)node->name, id);
        return;
    }
    IndicatorYear *year = &indicator->years[slot];
    xmlNode **place = result ? &year->result : &year->peers[attr_is(node, "lingkup", "provinsi") ? PEER_PROVINSI : PEER_NASIONAL];
    if (!*place)
        *place = node;
}

void years_attach(Measure *m)
{
    for (int slot = 0; slot < m->slots; slot++) {
        const xmlNode *file = m->files[slot], *part;
        if (!file)
            continue;
        part = data_child(file, "anggaran");
        for (xmlNode *n = part ? data_child(part, NULL) : NULL; n; n = data_next(n, NULL))
            budget_attach(m, n, slot);
        part = data_child(file, "kinerja");
        for (xmlNode *n = part ? data_child(part, NULL) : NULL; n; n = data_next(n, NULL))
            indicator_attach(m, n, slot);
        for (xmlNode *n = data_child(file, "pembanding"); n; n = data_next(n, "pembanding"))
            indicator_attach(m, n, slot);
    }
}
