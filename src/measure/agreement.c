/* agreement.c: the budget lines of a Perjanjian Kinerja, each from its code's budget. */
#include "measure/model.h"

#include <string.h>

#include "data/data.h"

/* The amount of a line: its code's budget of that kind; a line without a code states its own. */
static Figure line_amount(Measure *m, const xmlNode *line, const Item *item, int slot, bool changed)
{
    if (!attr_or(line, "kode", NULL))
        return figure_read(m, line, "nilai");
    if (!item)
        return figure_unknown(NULL);
    const Figure *f = item->years[slot].figures;
    return f[changed ? BUDGET_PAGU : BUDGET_MURNI];
}

/* A line below another line of the sheet only divides it. */
static bool is_below_another(const Item *item, long agreement)
{
    for (const Item *up = item ? item->parent : NULL; up; up = up->parent)
        if (up->agreement == agreement)
            return true;
    return false;
}

/* Marks the items that the sheet names. */
static void lines_mark(Measure *m, const xmlNode *sheet, long agreement)
{
    for (const xmlNode *n = data_child(sheet, "dana"); n; n = data_next(n, "dana")) {
        const char *code = attr_or(n, "kode", NULL);
        Item *item = item_find(m, code);
        if (item)
            item->agreement = agreement;
        else if (code)
            diag_error(m->diags, data_place(n), "M103",
                       _("<dana> names the code \"%.60s\", which the plan doesn't have; correct it, or add it to renstra.xml"), code);
    }
}

static void agreement_measure(Measure *m, xmlNode *node, int slot, long agreement)
{
    bool changed = attr_is(node, "jenis", "perubahan"), first = true;
    Figure total = {0};
    lines_mark(m, node, agreement);
    for (xmlNode *n = data_child(node, "dana"); n; n = data_next(n, "dana")) {
        const Item *item = item_find(m, attr_or(n, "kode", NULL));
        Figure amount = line_amount(m, n, item, slot, changed);
        Sheet line = sheet_open(m, n, m->first_year + slot);
        sheet_figure(&line, "nilai", amount);
        sheet_close(&line);
        if (is_below_another(item, agreement))
            continue;
        total = first ? amount : figure_add(m, total, figure_stated(amount) ? amount : figure_unknown(NULL));
        first = false;
    }
    Sheet sheet = sheet_open(m, node, m->first_year + slot);
    sheet_figure(&sheet, "jumlah", total);
    sheet_close(&sheet);
}

void agreements_measure(Measure *m)
{
    long agreement = 0;
    for (int slot = 0; slot < m->slots; slot++)
        for (xmlNode *n = m->files[slot] ? data_child(m->files[slot], "perjanjian") : NULL; n; n = data_next(n, "perjanjian"))
            agreement_measure(m, n, slot, ++agreement);
}
