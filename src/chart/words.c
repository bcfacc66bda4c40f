/* words.c: the figures of a chart in words, for readers who don't see it, and the few words drawn in charts.
 *
 * These sentence patterns are the only Indonesian of the drawing code; a naskah that wants others gives its chart an `alt`. */
#include "chart/draw.h"

#include "base/buffer.h"

static const char *const words[WORD_COUNT] = {
    [WORD_EMPTY] = "Belum ada data", [WORD_MISSING] = "tidak ada data", [WORD_MORE] = "lainnya", [WORD_TOTAL] = "Jumlah", [WORD_JUTA] = "juta",
    [WORD_MILIAR] = "miliar",        [WORD_TRILIUN] = "triliun",
};

static const char *const kinds[] = {
    [CHART_COLUMNS] = "Grafik kolom", [CHART_STACKED] = "Grafik kolom bertumpuk", [CHART_BARS] = "Grafik batang",
    [CHART_LINES] = "Grafik garis",   [CHART_BULLET] = "Grafik peluru",           [CHART_DONUT] = "Grafik donat",
    [CHART_GAUGE] = "Grafik ukur",    [CHART_SCATTER] = "Grafik sebar",           [CHART_MULTIPLES] = "Rangkaian grafik kecil",
};

enum { WORDS_POINTS_MAX = 400 /* a series; an alternative text of pages helps nobody */ };

const char *words_get(Word word)
{
    return words[word];
}

static void put_point(Buffer *out, const Chart *chart, size_t series, size_t index, int digits)
{
    const Point *p = values_at(chart, series, index);
    const char *category = values_category(chart, index);
    if (*category)
        buffer_printf(out, "%s ", category);
    if (!p) {
        buffer_put(out, words[WORD_MISSING]);
        return;
    }
    const char *y = p->label ? p->label : values_format(out->arena, p->value, digits, true);
    const char *x = chart->kind == CHART_SCATTER ? values_format(out->arena, p->x, 2, false) : "";
    out->failed = out->failed || !y || !x;
    if (out->failed)
        return;
    if (chart->kind == CHART_SCATTER)
        buffer_printf(out, "(%s; %s)", x, y);
    else
        buffer_put(out, y);
}

/* "Realisasi (%): 2022 tidak ada data; 2023 75; 2024 86,11." */
static void put_series(Buffer *out, const Chart *chart, size_t series)
{
    int digits = values_digits(chart);
    const char *name = chart->series[series].name;
    const char *unit = chart->unit && *chart->unit ? chart->unit : NULL;
    if (name && *name)
        buffer_put(out, name);
    if (unit)
        buffer_printf(out, name && *name ? " (%s)" : "%s", unit);
    if (unit || (name && *name))
        buffer_put(out, ": ");
    size_t count = chart->series[series].point_count;
    for (size_t i = 0; i < count && i < WORDS_POINTS_MAX; i++) {
        buffer_put(out, i ? "; " : "");
        put_point(out, chart, series, i, digits);
    }
    if (count > WORDS_POINTS_MAX)
        buffer_printf(out, "; %zu %s", count - WORDS_POINTS_MAX, words[WORD_MORE]);
    buffer_put(out, ".");
}

const char *chart_words(Arena *arena, const Chart *chart)
{
    if (chart->alt)
        return chart->alt;
    Buffer out = buffer_in(arena);
    buffer_put(&out, kinds[chart->kind]);
    if (chart->title && *chart->title)
        buffer_printf(&out, ": %s", chart->title);
    buffer_put(&out, ".");
    if (!values_any(chart))
        buffer_printf(&out, " %s.", words[WORD_EMPTY]);
    else
        for (size_t s = 0; s < chart->series_count; s++) {
            buffer_put(&out, " ");
            put_series(&out, chart, s);
        }
    return out.failed ? NULL : buffer_text(&out);
}
