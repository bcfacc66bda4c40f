/* stages.c: the program with a stopwatch at the doors of its modules, put there by the linker (--wrap): where the time of a run goes. The program itself knows nothing of it.
 *
 *     stages COMMAND ..      as lkip COMMAND ..; at the end a line "@ milliseconds stage" for each stage on standard error
 *
 * A stage has its own time only, without that of the stages within it: CPU time of the thread, so what Pango does in threads of its own is not in it. */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "api.h"
#include "data/data.h"
#include "layout/layout.h"
#include "measure/measure.h"
#include "paint/draw.h"
#include "paint/finish.h"
#include "template/template.h"

typedef enum { REST, DATA, MEASURE, CHECK, TEMPLATE, DOCUMENT, FONTS, PLACING, SHAPING, BREAKING, DRAWING, PAGES, FINISHING, STAGES } Stage;

static const char *const names[STAGES] = {[REST] = "start, end, freeing",
                                          [DATA] = "reading and validating the data",
                                          [MEASURE] = "measuring",
                                          [CHECK] = "checking",
                                          [TEMPLATE] = "filling in the template",
                                          [DOCUMENT] = "reading the document",
                                          [FONTS] = "opening fonts",
                                          [PLACING] = "placing: columns, slices, pages",
                                          [SHAPING] = "shaping",
                                          [BREAKING] = "breaking lines",
                                          [DRAWING] = "painting: items to cairo",
                                          [PAGES] = "painting: cairo's pages, compressed",
                                          [FINISHING] = "writing: finishing the file"};

static double spent[STAGES], last;
static Stage stack[64];
static int depth;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void book(void)
{
    double t = now();
    spent[stack[depth]] += t - last;
    last = t;
}

static void print(void)
{
    book();
    for (int i = 0; i < STAGES; i++)
        fprintf(stderr, "@ %.3f %s\n", spent[i], names[i]);
}

__attribute__((constructor)) static void start(void)
{
    last = now();
    atexit(print);
}

static void enter(Stage stage)
{
    book();
    if (depth < 63)
        stack[++depth] = stage;
}

static void leave(void)
{
    book();
    depth -= depth > 0;
}

#define WRAP(stage, type, name, parameters, arguments) \
    type __real_##name parameters;                     \
    type __wrap_##name parameters;                     \
    type __wrap_##name parameters                      \
    {                                                  \
        enter(stage);                                  \
        type result = __real_##name arguments;         \
        leave();                                       \
        return result;                                 \
    }

WRAP(DATA, bool, data_load, (Arena * a, Diags *d, const DataOptions *o, xmlDocPtr *t), (a, d, o, t))
WRAP(DATA, bool, data_parse, (Arena * a, Diags *d, const char *p, const char *s, xmlDocPtr *o), (a, d, p, s, o))
WRAP(MEASURE, bool, measure_tree, (Arena * a, Diags *d, xmlDocPtr t, const MeasureOptions *o), (a, d, t, o))
WRAP(CHECK, bool, api_check, (Call * c, xmlDocPtr t, int y), (c, t, y))
WRAP(TEMPLATE, bool, template_expand, (Arena * a, Diags *d, xmlDocPtr t, const TemplateOptions *o, xmlDocPtr *n), (a, d, t, o, n))
WRAP(DOCUMENT, bool, document_read, (Arena * a, Diags *d, xmlDocPtr n, const DocumentOptions *o, Document **r), (a, d, n, o, r))
WRAP(FONTS, Fonts *, fonts_new, (Diags * d, const char *c, const char *e), (d, c, e))
WRAP(FONTS, const Font *, fonts_get, (Fonts * f, Diags *d, const char *n, Unit s, bool b, bool i), (f, d, n, s, b, i))
WRAP(PLACING, bool, layout_document, (Arena * a, Diags *d, const Document *o, const LayoutOptions *l, Pages **p), (a, d, o, l, p))
WRAP(SHAPING, bool, text_shape, (Arena * a, Diags *d, Fonts *f, const Span *s, size_t n, const TextOptions *o, const Text **t), (a, d, f, s, n, o, t))
WRAP(BREAKING, bool, text_break, (Arena * a, Diags *d, const Text *t, const BreakOptions *o, Lines *l), (a, d, t, o, l))
WRAP(DRAWING, bool, paint_pages, (Arena * a, Diags *d, const Pages *p, const PaintOptions *o, const char *f), (a, d, p, o, f))
WRAP(FINISHING, bool, finish_pdf, (Job * j, Slice s, const PageMarks *m, File *f), (j, s, m, f))

void __real_cairo_show_page(cairo_t *cr);
void __wrap_cairo_show_page(cairo_t *cr);
void __wrap_cairo_show_page(cairo_t *cr)
{
    enter(PAGES);
    __real_cairo_show_page(cr);
    leave();
}
