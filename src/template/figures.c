/* figures.c: functions that print figures, and that reckon with them exactly.
 *
 * A figure that is not there stays so: sums and products with an empty part are empty, with an unknown part unknown. Neither is ever zero. */
#include <string.h>

#include "base/ordinal.h"
#include "template/call.h"

/* ---- printing ---- */

static const char *no_figure(const Call *c, FigureKind kind)
{
    return kind == FIGURE_UNKNOWN ? c->e->figures.unknown : c->e->figures.empty;
}

/* A figure with `digits` decimals and what stands after it. */
static void print_figure(Call *c, int digits, bool trim, const char *after)
{
    const Number *number = NULL;
    FigureKind kind = call_figure(c, 0, &number);
    if (kind == FIGURE_WRONG)
        return;
    if (kind != FIGURE_NUMBER) {
        call_string(c, no_figure(c, kind));
        return;
    }
    NumberFormat format = {.digits = digits, .trim = trim, .rounding = c->e->figures.rounding};
    const char *text = number_format(c->arena, number, &format);
    call_string(c, text ? arena_printf(c->arena, "%s%s", text, after) : NULL);
}

void fn_bilangan(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    int digits;
    if (call_begin(&c, ctxt, nargs, 1, 2) && call_int(&c, 1, 0, 12, 0, &digits))
        print_figure(&c, nargs > 1 ? digits : c.e->figures.digits, false, "");
}

void fn_persen(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    int digits;
    if (call_begin(&c, ctxt, nargs, 1, 2) && call_int(&c, 1, 0, 12, 0, &digits))
        print_figure(&c, nargs > 1 ? digits : c.e->figures.digits, nargs == 1, "\u00a0%");
}

void fn_ribuan(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (call_begin(&c, ctxt, nargs, 1, 1))
        print_figure(&c, 0, false, "");
}

void fn_angka(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (call_begin(&c, ctxt, nargs, 1, 1))
        print_figure(&c, c.e->figures.digits, true, "");
}

void fn_rupiah(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    const Number *number = NULL;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    FigureKind kind = call_figure(&c, 0, &number);
    if (kind != FIGURE_WRONG)
        call_string(&c, kind == FIGURE_NUMBER ? number_rupiah(c.arena, number) : no_figure(&c, kind));
}

void fn_terbilang(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    const Number *number = NULL;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    FigureKind kind = call_figure(&c, 0, &number);
    if (kind == FIGURE_WRONG)
        return;
    const char *words = kind == FIGURE_NUMBER ? number_words(c.arena, number, c.e->figures.digits, c.e->figures.rounding) : no_figure(&c, kind);
    if (words)
        call_string(&c, words);
    else
        call_error(&c, "T110", _("terbilang() can't put a number of more than 18 digits into words"));
}

void fn_romawi(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    int n;
    if (call_begin(&c, ctxt, nargs, 1, 1) && call_int(&c, 0, 1, 3999, 1, &n))
        call_string(&c, ordinal_roman(c.arena, n, true));
}

void fn_huruf(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    int n;
    if (call_begin(&c, ctxt, nargs, 1, 1) && call_int(&c, 0, 1, 3999, 1, &n))
        call_string(&c, ordinal_letters(c.arena, n, false));
}

/* ---- reckoning ---- */

typedef const Number *Operation(Arena *arena, const Number *a, const Number *b);

static const char *exact_text(Call *c, const Number *number)
{
    return number ? number_text(c->arena, number) : "";
}

/* Both figures; false when there is no result, with the result given. */
static bool two_figures(Call *c, const Number **a, const Number **b)
{
    FigureKind left = call_figure(c, 0, a);
    if (left == FIGURE_WRONG)
        return false;
    FigureKind right = call_figure(c, 1, b);
    if (right == FIGURE_WRONG)
        return false;
    if (left == FIGURE_NUMBER && right == FIGURE_NUMBER)
        return true;
    call_string(c, left == FIGURE_EMPTY || right == FIGURE_EMPTY ? "" : "?");
    return false;
}

static void reckon(xmlXPathParserContextPtr ctxt, int nargs, Operation *operation)
{
    Call c;
    const Number *a = NULL, *b = NULL;
    if (call_begin(&c, ctxt, nargs, 2, 2) && two_figures(&c, &a, &b))
        call_string(&c, exact_text(&c, operation(c.arena, a, b)));
}

void fn_tambah(xmlXPathParserContextPtr ctxt, int nargs)
{
    reckon(ctxt, nargs, number_add);
}

void fn_kurang(xmlXPathParserContextPtr ctxt, int nargs)
{
    reckon(ctxt, nargs, number_sub);
}

void fn_kali(xmlXPathParserContextPtr ctxt, int nargs)
{
    reckon(ctxt, nargs, number_mul);
}

/* Division by zero has no result: empty. */
void fn_bagi(xmlXPathParserContextPtr ctxt, int nargs)
{
    reckon(ctxt, nargs, number_div);
}

void fn_banding(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    const Number *a = NULL, *b = NULL;
    if (call_begin(&c, ctxt, nargs, 2, 2) && two_figures(&c, &a, &b))
        call_number(&c, number_compare(a, b));
}

/* The sum of a node-set and how many figures it has; empty nodes don't count. False when there is no sum, with the result given. */
static bool sum_set(Call *c, const Number **sum, int *count)
{
    xmlNodeSetPtr set = call_set(c, 0);
    *sum = NULL;
    *count = 0;
    if (c->args[0]->type != XPATH_NODESET) {
        call_error(c, "T112", _("%s() takes nodes, such as program/ukur/@pagu"), c->name);
        return false;
    }
    for (int i = 0; set && i < set->nodeNr; i++) {
        const Number *n = NULL;
        FigureKind kind = call_figure_text(c, call_node_text(c, set->nodeTab[i]), &n);
        if (kind == FIGURE_UNKNOWN)
            call_string(c, "?");
        if (kind == FIGURE_UNKNOWN || kind == FIGURE_WRONG)
            return false;
        if (kind == FIGURE_NUMBER) {
            *sum = *sum ? number_add(c->arena, *sum, n) : n;
            ++*count;
        }
    }
    if (*sum)
        return true;
    call_string(c, "");
    return false;
}

void fn_jumlah(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    const Number *sum;
    int count;
    if (call_begin(&c, ctxt, nargs, 1, 1) && sum_set(&c, &sum, &count))
        call_string(&c, exact_text(&c, sum));
}

void fn_rata(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    const Number *sum;
    int count;
    if (call_begin(&c, ctxt, nargs, 1, 1) && sum_set(&c, &sum, &count))
        call_string(&c, exact_text(&c, number_div(c.arena, sum, number_from_int(c.arena, count))));
}
