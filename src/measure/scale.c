/* scale.c: rating scales: reading them, attaching them to the tree, and the class of an attainment.
 *
 * Sources of the shipped scales: Permendagri 86/2017 (attachment, evaluation forms: five classes), the four-class attribute of success, and
 * the colours of e-SAKIP; an office may add its own file. */
#include "measure/model.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/data.h"

/* A scale is named, not pathed: nothing outside the two folders is ever opened. */
static bool is_plain_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/') && strlen(name) <= 100;
}

static const char *path_in(Measure *m, const char *dir, const char *name)
{
    const char *path = dir ? arena_printf(m->lasting, "%s/%s.xml", dir, name) : NULL;
    return path && access(path, R_OK) == 0 ? path : NULL;
}

/* The root element of the scale's file, copied below the tree's root. */
static xmlNode *scale_load(Measure *m, const xmlNode *settings, const char *name)
{
    const char *path = NULL;
    if (is_plain_name(name)) {
        path = path_in(m, m->options->user_scale_dir, name);
        path = path ? path : path_in(m, m->options->scale_dir, name);
    }
    if (!path) {
        diag_error(m->diags, data_place(data_child(settings, "pengukuran") ? data_child(settings, "pengukuran") : settings), "M106",
                   _("there is no scale \"%.60s\"; <pengukuran> takes the name of a file in templat/skala/ of the folder or in templates/skala/, "
                     "without .xml"),
                   name);
        return NULL;
    }
    xmlDoc *doc = NULL;
    if (!data_parse(m->lasting, m->diags, path, NULL, &doc))
        return NULL;
    xmlNode *root = xmlDocGetRootElement(doc);
    if (!root || !xmlStrEqual(root->name, BAD_CAST "skala")) {
        diag_error(m->diags, (Place){path, 1}, "M106", _("a scale's file begins with <skala>"));
        return NULL;
    }
    xmlNode *copy = xmlDocCopyNode(root, m->root->doc, 1);
    if (!copy || !xmlAddChild(m->root, copy)) {
        m->failed = true;
        return NULL;
    }
    data_set_place(copy, data_place(root));
    return copy;
}

static void scale_read(Measure *m, const xmlNode *node, Scale *scale)
{
    for (const xmlNode *n = data_child(node, "kelas"); n; n = data_next(n, "kelas")) {
        bool above = attr_or(n, "lebih-dari", NULL) != NULL;
        Class class = {
            .name = attr_or(n, "nama", ""),
            .color = attr_or(n, "warna", NULL),
            .bound = figure_read(m, n, above ? "lebih-dari" : "dari").value,
            .above = above,
            .no_target = attr_is(n, "tanpa-target", "ya"),
        };
        if (!arena_grow(m->arena, &scale->classes, scale->count, &scale->cap)) {
            m->failed = true;
            return;
        }
        scale->classes[scale->count++] = class;
    }
    if (!scale->count)
        diag_error(m->diags, data_place(node), "M106", _("the scale has no <kelas>; give at least one"));
}

/* A scale that stands in the tree already is used as it is. */
static void scale_attach(Measure *m, const char *role, const char *name, Scale *scale)
{
    xmlNode *node = data_child(m->root, "skala");
    while (node && !attr_is(node, "peran", role))
        node = data_next(node, "skala");
    if (!node) {
        const xmlNode *settings = data_child(m->root, "pengaturan");
        node = scale_load(m, settings ? settings : m->root, name);
        if (node && !xmlSetProp(node, BAD_CAST "peran", BAD_CAST role))
            m->failed = true;
    }
    if (node)
        scale_read(m, node, scale);
}

void scales_attach(Measure *m)
{
    const xmlNode *settings = data_child(m->root, "pengaturan");
    const xmlNode *measuring = settings ? data_child(settings, "pengukuran") : NULL;
    scale_attach(m, "predikat", attr_or(measuring, "skala", "permendagri-86-2017"), &m->predikat);
    scale_attach(m, "atribut", attr_or(measuring, "atribut", "atribut-empat"), &m->atribut);
}

static bool class_holds(const Class *class, const Number *capaian, bool no_target)
{
    if (!capaian || class->no_target)
        return no_target && class->no_target;
    if (!class->bound)
        return true;
    int order = number_compare(capaian, class->bound);
    return class->above ? order > 0 : order >= 0;
}

void scale_put(Sheet *sheet, const char *name, const Scale *scale, const Number *capaian, bool no_target)
{
    char key[40];
    for (size_t i = 0; i < scale->count; i++) {
        const Class *class = &scale->classes[i];
        if (!class_holds(class, capaian, no_target))
            continue;
        sheet_text(sheet, name, class->name);
        snprintf(key, sizeof key, "%s-urut", name);
        sheet_count(sheet, key, (long)i + 1);
        snprintf(key, sizeof key, "%s-warna", name);
        sheet_text(sheet, key, class->color);
        return;
    }
}

void classes_put(Sheet *sheet, const Number *capaian, bool no_target)
{
    scale_put(sheet, "predikat", &sheet->m->predikat, capaian, no_target);
    scale_put(sheet, "atribut", &sheet->m->atribut, capaian, no_target);
}
