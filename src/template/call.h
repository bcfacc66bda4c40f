/* call.h: how an XPath function gets its arguments and gives its result. Private to src/template.
 *
 *     Call c;
 *     if (call_begin(&c, ctxt, nargs, 1, 2)) call_string(&c, ..);          every call_begin that returns true is followed by one result
 *
 * Texts and numbers made on the way live in the scratch arena of the evaluation. */
#ifndef LKIP_TEMPLATE_CALL_H
#define LKIP_TEMPLATE_CALL_H

#include "template/expander.h"

enum { ARGUMENTS_MAX = 3 };

typedef struct Call {
    xmlXPathParserContextPtr ctxt;
    Expander *e;
    Arena *arena;
    const char *name;
    xmlXPathObjectPtr args[ARGUMENTS_MAX];
    int count;
} Call;

/* Takes the arguments; a wrong number of them is an error. */
bool call_begin(Call *c, xmlXPathParserContextPtr ctxt, int count, int min, int max);

/* Results: each gives the arguments back and ends the call. */
void call_string(Call *c, const char *text); /* NULL: memory was short */
void call_number(Call *c, double value);
void call_boolean(Call *c, bool value);
void call_nodes(Call *c, xmlNodeSetPtr set); /* takes the set; NULL is the empty one */
void call_node(Call *c, xmlNode *node);      /* NULL is the empty set */
void call_error(Call *c, const char *rule, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* An argument as text: of several nodes, the first. Never NULL. */
const char *call_text(Call *c, int index);
/* The text of a node, in the scratch arena. Never NULL. */
const char *call_node_text(Call *c, xmlNode *node);
/* An argument's nodes, in document order; NULL when there are none or it is no node-set. */
xmlNodeSetPtr call_set(Call *c, int index);

/* What a figure can be. */
typedef enum { FIGURE_EMPTY, FIGURE_UNKNOWN /* "?" */, FIGURE_NUMBER, FIGURE_WRONG /* the error has ended the call */ } FigureKind;

FigureKind call_figure(Call *c, int index, const Number **out);
FigureKind call_figure_text(Call *c, const char *text, const Number **out);
/* A whole number from min to max; `otherwise` when the argument is not given. False: the error has ended the call. */
bool call_int(Call *c, int index, int min, int max, int otherwise, int *out);

typedef void CallFn(xmlXPathParserContextPtr ctxt, int nargs);

/* figures.c */
CallFn fn_rupiah, fn_bilangan, fn_ribuan, fn_persen, fn_angka, fn_terbilang, fn_romawi, fn_huruf, fn_tambah, fn_kurang, fn_kali, fn_bagi, fn_jumlah,
    fn_rata, fn_banding;
/* words.c */
CallFn fn_tanggal, fn_bulan, fn_kapital, fn_judul, fn_awal_kecil, fn_gabung, fn_ada, fn_nilai, fn_tanpa_titik;
/* lookup.c */
CallFn fn_ukur, fn_berbeda, fn_indikator, fn_program, fn_jabatan, fn_pejabat, fn_ada_narasi;

#endif
