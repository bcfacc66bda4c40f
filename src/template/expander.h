/* expander.h: what the files of the template module share. Private to src/template.
 *
 *     template.c    the whole: from a tree and a template's name to a naskah
 *     expand.c      copies a template node by node
 *     control.c     the control elements
 *     chart.c       charts whose series are bound to the data
 *     hole.c        text with {XPath} holes, taken apart once
 *     evaluate.c    XPath: compiled once, run often, bounded; variables
 *     file.c        template files, the user's before ours
 *     functions.c   the table of XPath functions and how they are called
 *     figures.c     functions that print or reckon figures
 *     words.c       functions on text
 *     lookup.c      functions that find something in the data
 *     narrative.c   the office's own words
 *
 * Functions that return bool return false only when expansion must end: memory, or a limit. What is wrong in a template is a diagnostic. */
#ifndef LKIP_TEMPLATE_EXPANDER_H
#define LKIP_TEMPLATE_EXPANDER_H

#include <libxml/hash.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/buffer.h"
#include "data/holder.h"
#include "number/number.h"
#include "template/template.h"

/* Limits, so that every template ends: control elements within each other; nodes looked at; bytes of output, roughly; steps of XPath in one expression and in all. */
enum { NEST_MAX = 200, STEPS_MAX = 20 * 1000 * 1000, OUTPUT_MAX = 512 * 1024 * 1024, XPATH_MAX = 20 * 1000 * 1000 };
#define XPATH_ALL_MAX 1000000000UL

typedef struct Expression {
    struct Expression *next;
    const char *source;
    xmlXPathCompExprPtr compiled; /* NULL: it has an error, already reported */
    bool reported;                /* an error of running it has been reported: once is enough */
} Expression;

typedef struct Piece {
    const char *text; /* literal; NULL for a hole */
    Expression *expression;
    int lines_before; /* line ends of the text before this hole */
} Piece;

typedef struct Holes {
    Piece *items;
    size_t count, cap;
    int lines; /* line ends in the whole text */
} Holes;

typedef struct Variable {
    const char *name;
    xmlXPathObjectPtr value;
} Variable;

/* A <potongan>. */
typedef struct Macro {
    const char *name;
    const xmlNode *node;
    const char **parameters; /* NULL-terminated */
} Macro;

typedef struct File {
    const char *name;
    xmlDocPtr doc;
} File;

/* How figures are printed: pengaturan/angka. */
typedef struct Figures {
    int digits;
    Rounding rounding;
    const char *unknown, *empty;
} Figures;

typedef struct Template Expander;

struct Template {
    Arena *arena;   /* of the template: files, expressions, macros */
    Arena *run;     /* of one expansion: its naskah */
    Arena *scratch; /* of one evaluation */
    Diags *diags;
    const TemplateOptions *options;
    xmlDocPtr tree, naskah;
    xmlNode *report_year; /* <tahun> of the report; NULL */
    xmlNode *holders_year; /* of `holders` */
    Holders *holders;
    Figures figures;
    xmlXPathContextPtr xpath;
    xmlGenericErrorFunc print; /* libxml2's printer of this thread, put back after each expansion */
    void *print_context;
    Expression *expressions; /* all, to be released */
    Variable *variables;
    size_t variable_count, variable_cap;
    Macro *macros;
    size_t macro_count, macro_cap;
    File *files;
    size_t file_count, file_cap;
    xmlHashTablePtr indicators, codes, posts; /* id -> node */
    xmlNode *out;                             /* where output goes */
    Buffer text;                              /* text that waits to become a node */
    unsigned long steps, xpath_ops, output;
    int depth;
    bool stopped; /* a limit was reached, and said so */
    /* The evaluation that is going on. */
    Place at;
    Expression *current;
    const char *missing; /* function or variable that was asked for last */
    bool said;
    const char **asked; /* ids of the narrative that the template knows */
    size_t asked_count, asked_cap;
};

/* ---- narrative.c ---- */

/* The <bagian> of that id, or NULL. The template is taken to know the id from here on. */
const xmlNode *narrative_find(Expander *e, const char *id);
/* Warns of each <bagian> that a template which uses the narrative never asked for: its text would be lost without a word. */
void narrative_left(Expander *e);

/* ---- template.c ---- */

/* The element after `node` in document order, inside `root`; NULL at the end. */
xmlNode *element_after(xmlNode *node, const xmlNode *root);

/* ---- evaluate.c ---- */

bool xpath_open(Expander *e);
void xpath_close(Expander *e);
/* libxml2 prints some complaints itself: not while a template runs. What it did before is put back. */
void xpath_quiet(Expander *e, bool quiet);

/* Compiles; a bad expression is reported at `at`. NULL when memory is short. */
Expression *expression_new(Expander *e, const char *source, Place at);

/* Runs it with the current context node. NULL when it failed, which has been reported; free with xmlXPathFreeObject. */
xmlXPathObjectPtr expression_run(Expander *e, Expression *expression, Place at);

bool variable_push(Expander *e, const char *name, xmlXPathObjectPtr value); /* takes the value */
void variables_pop(Expander *e, size_t count);                              /* back to so many */
bool variable_is_name(const char *name);

/* An error of the evaluation that is going on, said once an expression. */
void evaluation_error(Expander *e, const char *rule, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* ---- hole.c ---- */

/* Takes text apart; a text without holes is one literal piece. NULL when memory is short. */
Holes *holes_parse(Expander *e, const char *text, Place at);

/* Puts the text with its holes filled. `at` is the place of the text's last line when `from_end`, else of its only one. */
bool holes_put(Expander *e, const Holes *holes, Place at, bool from_end, Buffer *out);

/* ---- file.c ---- */

/* The document of a template file, parsed once; NULL with a diagnostic at `at` when there is none or it is broken. */
xmlDocPtr file_get(Expander *e, const char *name, Place at);

/* ---- expand.c ---- */

bool expand_file(Expander *e, const char *name, Place at);
bool expand_node(Expander *e, const xmlNode *node);
/* Copies an element, with its attributes and children expanded. */
bool expand_copy(Expander *e, const xmlNode *node);
/* The children of an element; variables that they set end with it. */
bool expand_children(Expander *e, const xmlNode *node);
/* An attribute as an expression, NULL when absent or memory is short (`*ok` false); compiled once for nodes of template files. */
Expression *attr_expression(Expander *e, const xmlNode *node, const char *name, bool *ok);
/* An attribute with its holes filled; lives in the arena. NULL as above. */
const char *attr_filled(Expander *e, const xmlNode *node, const char *name, bool *ok);
/* Ends the expansion with an error; returns false. */
bool expand_stop(Expander *e, const xmlNode *node, const char *rule, const char *message);

/* ---- control.c ---- */

/* What a control element does; NULL for an element that is copied. */
typedef bool ControlFn(Expander *e, const xmlNode *node);
ControlFn *control_find(const xmlNode *node);

/* ---- chart.c ---- */

/* Copies a <grafik>, with a loop for categories and points where it has `setiap`. */
bool expand_chart(Expander *e, const xmlNode *node);

/* ---- functions.c ---- */

xmlXPathFunction function_find(void *expander, const xmlChar *name, const xmlChar *ns);
const char *const *function_names(Expander *e);

#endif
