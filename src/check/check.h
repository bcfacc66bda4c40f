/* check.h: what a careful inspector would find in a measured tree.
 *
 * A rule has a stable id (K101), a severity, a group and an explanation, all of them data: templates/aturan/. Most rules are an XPath context, a condition and a message
 * there; the others are named there and carried out in C. A user's folder may add rules (templat/aturan/) and accept findings (<pengecualian>). docs/aturan.md is made
 * from the same files. */
#ifndef LKIP_CHECK_CHECK_H
#define LKIP_CHECK_CHECK_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/* Findings of one check that are kept; what is past it is only counted. */
enum { FINDINGS_MAX = 5000, SUBJECTS_MAX = 4 };

typedef struct CheckOptions {
    int year;                  /* of the report */
    const char *rule_dir;      /* templates/aturan of the installation */
    const char *user_rule_dir; /* FOLDER/templat/aturan, or NULL; it need not exist */
    const char *schema_dir;    /* templates/skema */
} CheckOptions;

/* A rule, as people see it. The texts are Indonesian and live in the arena that was given. */
typedef struct Rule {
    const char *id, *group, *title;
    Severity severity;
    bool user;          /* of the user's folder */
    const char *meaning; /* what it looks at, and why */
    const char *remedy;  /* how to mend a finding */
    const char *example; /* NULL */
    struct XPathRule *xpath; /* NULL: carried out in C */
} Rule;

typedef struct Group {
    const char *id, *title; /* "hitungan", "Hitungan" */
} Group;

typedef struct Rules {
    Rule *items; /* by group, in the order of their files' names */
    size_t count, cap;
    Group *groups;
    size_t group_count, group_cap;
} Rules;

typedef struct Finding {
    const Rule *rule;
    Place at;
    Place other;         /* where the figure stands that contradicts it; file NULL: nowhere in particular */
    const char *message;
    const char *stated, *expected; /* the two values as people read them, or NULL */
    const char *subjects[SUBJECTS_MAX]; /* ids and codes that it is about; NULL where there are fewer */
    const char *accepted; /* the reason given in a <pengecualian>; NULL: it stands */
    const char *quote;    /* its line of the file, without blanks at both ends; NULL until findings_quote */
} Finding;

typedef struct Findings {
    Finding *items; /* by group, file and line */
    size_t count, cap, dropped;
    size_t counts[3]; /* by severity, without the accepted ones */
    size_t accepted;
} Findings;

/* Reads the rules. False with diagnostics (K0..) when a file of rules is broken. Compiled expressions are released with `arena`. */
bool check_rules(Arena *arena, Diags *diags, const CheckOptions *options, Rules *out);

/* Looks at a measured tree with every rule. A finding is no diagnostic: false only when a rule itself is broken or memory is short. Nothing in the tree is changed. */
bool check_tree(Arena *arena, Diags *diags, xmlDocPtr tree, const CheckOptions *options, const Rules *rules, Findings *out);

/* Adds to each finding its line of the file, where that can be read. False when memory is short. */
bool findings_quote(Arena *arena, Findings *findings);

/* The findings as JSON text, after the messages of reading and measuring in `diags`; in `arena`, NULL with a diagnostic when memory is short. */
const char *findings_json(Arena *arena, Diags *diags, const Rules *rules, const Findings *findings, const char *folder, int year);

/* The same as an element <periksa> below `parent`, for a template: docs/data.md, "A check". False when memory is short. */
bool findings_put(xmlNode *parent, const Diags *diags, const Rules *rules, const Findings *findings);

/* The explanation of one rule as text for people (Markdown), without a newline at its end; of all rules as a page. NULL when memory is short. */
const char *rule_text(Arena *arena, const Rules *rules, const Rule *rule);
const char *rules_page(Arena *arena, const Rules *rules);
const Rule *rule_find(const Rules *rules, const char *id);

#endif
