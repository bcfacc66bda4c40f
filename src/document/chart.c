/* chart.c: charts: categories, series of points, bands. */
#include <string.h>

#include "document/reader.h"

/* Limits: a drawing with more can't be read by anyone. */
enum { SERIES_MAX = 64, CATEGORIES_MAX = 2000, POINTS_MAX = 20000 };

/* A figure for drawing: "86.11" or an exact fraction "775/9". */
static bool parse_value(const char *text, double *out)
{
    const char *end = NULL;
    double below = 1;
    if (!decimal_parse(text, &end, out))
        return false;
    if (*end == '/' && (!decimal_parse(end + 1, &end, &below) || below == 0))
        return false;
    *out /= below;
    return !*end;
}

/* A figure; absent, empty and "?" are missing. */
static bool read_value(Reader *r, const xmlNode *node, const char *name, double *out)
{
    const char *text = attr_lent(&r->source, node, name);
    if (!text || !*text || strcmp(text, "?") == 0)
        return false;
    if (parse_value(text, out))
        return true;
    node_error(&r->source, node, "N103",
               _("%s=\"%s\" on <%s> is not a number; write 86.11, with a decimal point, or leave it empty when it is unknown"), name, text,
               node_name(node));
    return false;
}

static bool read_point(Reader *r, const xmlNode *node, Point *point)
{
    static const char *const attrs[] = {"nilai", "label", "x", NULL};
    attrs_check(&r->source, node, attrs, NULL);
    point->known = read_value(r, node, "nilai", &point->value);
    if (!read_value(r, node, "x", &point->x) && attr_lent(&r->source, node, "x"))
        point->known = false;
    const char *label = attr_prose(r, node, "label");
    point->label = label && *label ? label : NULL;
    return true;
}

static bool read_series(Reader *r, const xmlNode *node, Series *series)
{
    static const char *const attrs[] = {"nama", "peran", "warna", NULL}, *const roles[] = {"biasa", "target", "batas", NULL};
    static const char *const names[] = {"titik", NULL};
    size_t cap = 0;
    attrs_check(&r->source, node, attrs, NULL);
    const char *name = attr_prose(r, node, "nama");
    series->name = name ? name : "";
    series->role = (SeriesRole)attr_choice(&r->source, node, "peran", roles, SERIES_PLAIN);
    series->color = attr_color(r, node, "warna");
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        if (!node_is(n, "titik")) {
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in a <seri>"), node_name(n));
            continue;
        }
        if (series->point_count == POINTS_MAX) {
            node_error(&r->source, n, "N140", _("a <seri> has %d points at most"), POINTS_MAX);
            break;
        }
        if (!arena_grow(r->arena, &series->points, series->point_count, &cap))
            return diag_memory(r->diags);
        series->points[series->point_count] = (Point){0};
        read_point(r, n, &series->points[series->point_count++]);
    }
    return true;
}

static bool read_band(Reader *r, const xmlNode *node, Band *band)
{
    static const char *const attrs[] = {"dari", "sampai", "nama", "warna", NULL};
    attrs_check(&r->source, node, attrs, NULL);
    const char *name = attr_prose(r, node, "nama");
    band->name = name ? name : "";
    band->color = attr_color(r, node, "warna");
    bool both = read_value(r, node, "dari", &band->from);
    both = read_value(r, node, "sampai", &band->to) && both;
    if (!both || band->from >= band->to)
        node_error(&r->source, node, "N104", _("<rentang> needs dari=\"..\" and a larger sampai=\"..\""));
    return both && band->from < band->to;
}

/* ---- the children, in the order they stand ---- */

typedef struct ChartReader {
    Chart *chart;
    size_t category_cap, series_cap, band_cap;
} ChartReader;

static bool read_child(Reader *r, const xmlNode *node, ChartReader *c)
{
    static const char *const names[] = {"kategori", "seri", "rentang", NULL};
    Chart *chart = c->chart;
    bool ok = true;
    if (node_is(node, "kategori") && chart->category_count < CATEGORIES_MAX) {
        if (!arena_grow(r->arena, &chart->categories, chart->category_count, &c->category_cap))
            return diag_memory(r->diags);
        const char *text = inlines_only_text(r, node, &ok);
        chart->categories[chart->category_count++] = text ? text : "";
        return ok;
    }
    if (node_is(node, "seri") && chart->series_count < SERIES_MAX) {
        if (!arena_grow(r->arena, &chart->series, chart->series_count, &c->series_cap))
            return diag_memory(r->diags);
        chart->series[chart->series_count] = (Series){0};
        return read_series(r, node, &chart->series[chart->series_count++]);
    }
    if (node_is(node, "rentang") && chart->band_count < SERIES_MAX) {
        if (!arena_grow(r->arena, &chart->bands, chart->band_count, &c->band_cap))
            return diag_memory(r->diags);
        chart->bands[chart->band_count] = (Band){0};
        chart->band_count += read_band(r, node, &chart->bands[chart->band_count]);
        return true;
    }
    if (node_is(node, "kategori") || node_is(node, "seri") || node_is(node, "rentang"))
        node_error(&r->source, node, "N140", _("<grafik> has too many <%s> elements to be read by anyone; divide it"), node_name(node));
    else
        node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand in a <grafik>"), node_name(node));
    return true;
}

/* A point needs its category. A series may end before the others: what isn't there yet is not missing. */
static void check_points(Reader *r, const xmlNode *node, const Chart *chart)
{
    for (size_t i = 0; i < chart->series_count && chart->kind != CHART_SCATTER; i++) {
        Series *s = &chart->series[i];
        if (s->point_count > chart->category_count)
            node_error(&r->source, node, "N140", _("series \"%s\" has %zu points for %zu <kategori>; give each point its category"), s->name,
                       s->point_count, chart->category_count);
    }
}

static void read_chart_attrs(Reader *r, const xmlNode *node, Chart *chart)
{
    static const char *const kinds[] = {"kolom", "kolom-tumpuk", "batang", "garis", "peluru", "donat", "ukur", "sebar", "mini", NULL};
    static const char *const legends[] = {"otomatis", "ya", "tidak", NULL};
    Source *s = &r->source;
    chart->kind = (ChartKind)attr_choice(s, node, "jenis", kinds, CHART_COLUMNS);
    chart->legend = (Legend)attr_choice(s, node, "legenda", legends, LEGEND_AUTO);
    chart->title = attr_prose(r, node, "judul");
    chart->unit = attr_prose(r, node, "satuan");
    chart->axis_x = attr_prose(r, node, "judul-sumbu-x");
    chart->axis_y = attr_prose(r, node, "judul-sumbu");
    chart->alt = attr_prose(r, node, "alt");
    chart->has_min = read_value(r, node, "sumbu-min", &chart->min);
    chart->has_max = read_value(r, node, "sumbu-maks", &chart->max);
    if (chart->has_min && chart->has_max && chart->min >= chart->max) {
        node_error(s, node, "N103", _("sumbu-min on <%s> must be less than sumbu-maks"), node_name(node));
        chart->has_min = chart->has_max = false;
    }
    chart->digits = attr_int(s, node, "digit", 0, 6, -1);
    chart->height = attr_extent(r, node, "tinggi", 0);
}

bool chart_read(Reader *r, const xmlNode *node, Chart *chart)
{
    static const char *const attrs[] = {"judul",      "jenis", "tinggi",  "satuan",      "alt",           "sumbu-min",
                                        "sumbu-maks", "digit", "legenda", "judul-sumbu", "judul-sumbu-x", NULL};
    static const char *const block_attrs[] = {"id", "nomor", "daftar", "bahasa", NULL};
    bool block = node_is(node, "grafik");
    ChartReader c = {.chart = chart};
    attrs_check(&r->source, node, attrs, block ? block_attrs : NULL);
    read_chart_attrs(r, node, chart);
    for (const xmlNode *n = node_first(node); n; n = node_next(n))
        if (!read_child(r, n, &c))
            return false;
    check_points(r, node, chart);
    return true;
}
