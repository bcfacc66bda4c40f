/* measure.c: the pass: read the records, work them out from the leaves up, write them into the tree. */
#include "measure/model.h"

#include "data/data.h"

static bool measure_all(Measure *m)
{
    settings_read(m);
    scales_attach(m);
    if (!plan_read(m))
        return false;
    years_attach(m);
    budget_measure(m, m->plan);
    item_measure(m, m->plan);
    agreements_measure(m);
    services_measure(m);
    return true;
}

bool measure_tree(Arena *arena, Diags *diags, xmlDocPtr tree, const MeasureOptions *options)
{
    size_t errors = diags->errors;
    Measure m = {.arena = arena_new(), .lasting = arena, .diags = diags, .root = xmlDocGetRootElement(tree), .options = options};
    if (!m.arena || !(m.hundred = number_from_int(m.arena, 100)) || !(m.one = number_from_int(m.arena, 1))) {
        arena_drop(m.arena);
        return diag_memory(diags);
    }
    if (!m.root)
        diag_error(diags, (Place){0}, "M109", _("there is nothing to measure"));
    else if (measure_all(&m) && m.failed)
        diag_error(diags, data_place(m.root), "M111",
                   _("a figure is too large to reckon with, or memory is short; look for a number with far too many digits"));
    xmlHashFree(m.codes, NULL);
    xmlHashFree(m.ids, NULL);
    arena_drop(m.spare);
    arena_drop(m.arena);
    return diags->errors == errors;
}
