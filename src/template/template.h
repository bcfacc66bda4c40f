/* template.h: fills the holes of a template with a measured tree; docs/templat.md is the language. */
#ifndef LKIP_TEMPLATE_TEMPLATE_H
#define LKIP_TEMPLATE_TEMPLATE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/* Some nodes of the tree, set as a variable. */
typedef struct TemplateNodes {
    const char *name;
    xmlNode *const *items;
    size_t count;
} TemplateNodes;

typedef struct TemplateOptions {
    const char *name;      /* the template's folder below templates/ ("lkip"); its laporan.xml is read first */
    const char *entry;     /* the file to begin with; NULL: "laporan.xml" */
    xmlDocPtr document;    /* its document, parsed already, which is changed; NULL: looked for as any file of the template */
    const char *dir;       /* templates/ of the installation */
    const char *user_dir;  /* FOLDER/templat, whose files go before; NULL */
    int year;
    const char *const *parameters; /* name, value, name, value, NULL: set as $name (text); NULL */
    const TemplateNodes *nodes;    /* further variables */
    size_t node_count;
} TemplateOptions;

/* A template that is expanded more than once over the same tree: its files are read, and the tree is indexed, once. What is added to the tree between two expansions is seen by paths, but not
 * found by id. */
typedef struct Template Template;

/* Opens it; lives in `arena`, lends the tree and `options`. False with diagnostics. */
bool template_open(Arena *arena, Diags *diags, xmlDocPtr tree, const TemplateOptions *options, Template **out);

/* Expands it, with `nodes` (NULL: none) as a variable. `*naskah` is released with `arena`, which may be dropped between two expansions but not after the template. */
bool template_run(Template *template, Arena *arena, const TemplateNodes *nodes, xmlDocPtr *naskah);

/* Expands the template over `tree`. `*naskah` is a new document, released with `arena`; each of its nodes keeps the file and line of the template (data_place).
 * False with diagnostics that name the template's file and line. */
bool template_expand(Arena *arena, Diags *diags, xmlDocPtr tree, const TemplateOptions *options, xmlDocPtr *naskah);

#endif
