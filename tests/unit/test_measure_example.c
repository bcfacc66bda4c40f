/* test_measure_example.c: the shipped example, loaded and measured whole: the figures of the report that the office published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/xpath.h>
#include <string.h>

#include "data/data.h"
#include "measure/measure.h"
#include "number/number.h"

static Arena *arena;
static Diags diags;
static xmlDoc *tree;

static int load(void **state)
{
    (void)state;
    arena = arena_new();
    diags = diags_in(arena);
    bool ok = arena && data_load(arena, &diags, &(DataOptions){.folder = "examples/dumai", .schema_dir = "templates/skema", .year = 2024}, &tree) &&
              measure_tree(arena, &diags, tree, &(MeasureOptions){.year = 2024, .scale_dir = "templates/skala"});
    for (size_t i = 0; i < diags.count; i++)
        print_message("%s\n", diag_line(arena, &diags.items[i]));
    return ok ? 0 : -1;
}

static int drop(void **state)
{
    (void)state;
    arena_drop(arena);
    return 0;
}

static const char *value(const char *path)
{
    xmlXPathContext *context = xmlXPathNewContext(tree);
    xmlXPathObject *object = xmlXPathEval(BAD_CAST path, context);
    assert_non_null(object);
    xmlChar *text = xmlXPathCastToString(object);
    const char *kept = arena_strdup(arena, (const char *)text);
    xmlFree(text);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(context);
    return kept;
}

static const char *shown(const char *path)
{
    const char *text = number_format(arena, number_parse(arena, value(path)), &(NumberFormat){.digits = 2});
    return text ? text : "";
}

static void totals(void **state)
{
    (void)state;
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@murni)"), "20000669600");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@pagu)"), "29296151220");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@serapan)"), "18271892297");
    assert_string_equal(shown("string(/lkip/renstra/ukur[@tahun=2024]/@persen)"), "62,37");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2023]/@serapan)"), "13628836667");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-program)"), "9");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-kegiatan)"), "18");
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-subkegiatan)"), "62");
}

/* Nothing is known of most of 2022: no total may come of it. */
static void the_unknown_year_stays_unknown(void **state)
{
    (void)state;
    assert_string_equal(value("string(/lkip/renstra/ukur[@tahun=2022]/@pagu)"), "");
    assert_string_equal(value("contains(/lkip/renstra/ukur[@tahun=2022]/@tak-diketahui, 'pagu')"), "true");
    assert_true(strlen(value("string(/lkip/renstra/ukur[@tahun=2022]/@alasan)")) > 0);
    assert_string_equal(value("string(//program[@kode='1.06.03']/ukur[@tahun=2022]/@serapan)"), "4486000");
}

static void indicators(void **state)
{
    (void)state;
    assert_string_equal(value("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@realisasi)"), "775/9");
    assert_string_equal(shown("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@capaian)"), "107,64");
    assert_string_equal(value("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@banding-alasan)"), "indikator-baru");
    assert_string_equal(value("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@predikat)"), "Sangat Tinggi");
    assert_string_equal(shown("string(//indikator[@id='S2.1']/ukur[@tahun=2022]/@realisasi)"), "73,08");
    assert_string_equal(shown("string(//indikator[@id='S1.1']/ukur[@tahun=2024]/@selisih-nasional)"), "16,62");
    static const char *const efficiency[][2] = {{"S1.1", "1,13"}, {"S2.3", "1,65"}, {"S2.4", "1,47"}, {"S3.1", "2,18"}};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(shown(arena_printf(arena, "string(//indikator[@id='%s']/ukur[@tahun=2024]/@efisiensi)", efficiency[i][0])),
                            efficiency[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals),
        cmocka_unit_test(the_unknown_year_stays_unknown),
        cmocka_unit_test(indicators),
    };
    return cmocka_run_group_tests_name("measure, the example", tests, load, drop);
}
