/* test_measure.c: one test a rule of measuring, over small trees written here, and the figures of a real office's report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "measure/measure.h"
#include "number/number.h"

static Arena *arena;
static Diags diags;
static xmlDoc *tree;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new();
    diags = diags_in(arena);
    tree = NULL;
    return arena ? 0 : -1;
}

static int drop_arena(void **state)
{
    (void)state;
    xmlFreeDoc(tree);
    arena_drop(arena);
    return 0;
}

/* Measures the tree with these settings (attributes of <pengukuran>) and parts, for the report of 2024. */
static bool measure_with(const char *settings, const char *parts)
{
    const char *text = arena_printf(arena, "<lkip tahun=\"2024\"><pengaturan><pengukuran %s/></pengaturan>%s</lkip>", settings, parts);
    xmlFreeDoc(tree);
    tree = xmlReadMemory(text, (int)strlen(text), "tree.xml", NULL, XML_PARSE_NOBLANKS | XML_PARSE_NONET);
    assert_non_null(tree);
    return measure_tree(arena, &diags, tree, &(MeasureOptions){.year = 2024, .scale_dir = "templates/skala"});
}

static void measured(const char *parts)
{
    if (!measure_with("", parts))
        fail_msg("%s", diag_line(arena, &diags.items[0]));
}

/* The value of an XPath expression, as text. */
static const char *value(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *path = arena_vprintf(arena, format, args);
    va_end(args);
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

/* An attribute of what was measured of the indicator A in 2024. */
static const char *of_a(const char *attribute)
{
    return value("string(//indikator[@id='A']/ukur[@tahun=2024]/@%s)", attribute);
}

static const char *of_code(const char *code, const char *attribute)
{
    return value("string(//*[@kode='%s']/ukur[@tahun=2024]/@%s)", code, attribute);
}

#define EQUAL(got, want) assert_string_equal(got, want)
#define ABSENT(got) assert_string_equal(got, "")

/* The exact text as a report prints it. */
static const char *shown(const char *exact)
{
    const char *text = number_format(arena, number_parse(arena, exact), &(NumberFormat){.digits = 2});
    return text ? text : "";
}

static size_t count_rule(const char *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < diags.count; i++)
        n += !strcmp(diags.items[i].rule, rule);
    return n;
}

/* A plan with one indicator A in one sasaran, and the results of 2024. */
static void one_indicator(const char *settings, const char *attributes, const char *plan, const char *result)
{
    measure_with(settings,
                 arena_printf(arena,
                              "<renstra mulai='2021' akhir='2026'><tujuan id='T'><sasaran id='S'><indikator id='A' satuan='%%' %s>%s</indikator>"
                              "</sasaran></tujuan></renstra><tahun tahun='2023'/><tahun tahun='2024'><kinerja>%s</kinerja></tahun>",
                              attributes, plan, result));
}

static void simple(const char *arah, const char *target, const char *result)
{
    one_indicator("", arena_printf(arena, "arah='%s'", arah), arena_printf(arena, "<target tahun='2024' %s/>", target),
                  arena_printf(arena, "<realisasi indikator='A' nilai='%s'/>", result));
}

/* ---- capaian ---- */

static void capaian_by_direction(void **state)
{
    (void)state;
    static const struct {
        const char *arah, *target, *result, *want;
    } cases[] = {
        {"naik", "nilai='80'", "86.11", "107.6375"},
        {"naik", "nilai='3'", "1", "100/3"},
        {"turun", "nilai='10'", "8", "120"},
        {"turun", "nilai='10'", "12", "80"},
        {"turun", "nilai='10'", "25", "-50"},
        {"rentang", "dari='200' sampai='400'", "200", "100"},
        {"rentang", "dari='200' sampai='400'", "300", "100"},
        {"rentang", "dari='200' sampai='400'", "150", "75"},
        {"rentang", "dari='200' sampai='400'", "500", "75"},
        {"rentang", "nilai='200'", "200", "100"},
        {"rentang", "nilai='200'", "250", "75"},
        {"naik", "dari='200' sampai='400'", "500", "125"},
        {"naik", "dari='200'", "300", "150"},
        {"turun", "sampai='200'", "100", "150"},
        {"rentang", "dari='351'", "400", "100"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        simple(cases[i].arah, cases[i].target, cases[i].result);
        EQUAL(of_a("capaian"), cases[i].want);
    }
    assert_int_equal(diags.count, 0);
}

static void capaian_needs_a_target_and_a_result(void **state)
{
    (void)state;
    one_indicator("", "", "", "<realisasi indikator='A' nilai='5'/>");
    ABSENT(of_a("capaian"));
    EQUAL(of_a("capaian-alasan"), "tanpa-target");
    one_indicator("", "", "<target tahun='2024' nilai='5'/>", "");
    EQUAL(of_a("capaian-alasan"), "tanpa-realisasi");
    one_indicator("", "", "<target tahun='2024' teks='Baik'/>", "<realisasi indikator='A' teks='Baik'/>");
    EQUAL(of_a("capaian-alasan"), "target-teks");
    EQUAL(of_a("target-teks"), "Baik");
    EQUAL(of_a("realisasi-teks"), "Baik");
    one_indicator("", "", "<target tahun='2024' nilai='?' alasan='belum ditetapkan'/>", "<realisasi indikator='A' nilai='5'/>");
    EQUAL(of_a("capaian-alasan"), "target-tak-diketahui");
    EQUAL(of_a("alasan"), "belum ditetapkan");
    assert_int_equal(diags.count, 0);
}

static void a_target_of_zero_is_said(void **state)
{
    (void)state;
    simple("naik", "nilai='0'", "5");
    ABSENT(of_a("capaian"));
    EQUAL(of_a("capaian-alasan"), "target-nol");
    assert_int_equal(count_rule("M104"), 1);
    assert_int_equal(diags.errors, 0);
}

static void capaian_is_cut_at_the_ceiling(void **state)
{
    (void)state;
    one_indicator("batas-capaian='120'", "", "<target tahun='2024' nilai='50'/>", "<realisasi indikator='A' nilai='100'/>");
    EQUAL(of_a("capaian"), "120");
    one_indicator("batas-capaian=''", "", "<target tahun='2024' nilai='50'/>", "<realisasi indikator='A' nilai='100'/>");
    EQUAL(of_a("capaian"), "200");
}

static void results_of_a_count_are_exact(void **state)
{
    (void)state;
    one_indicator("", "", "<target tahun='2024' nilai='80'/>", "<realisasi indikator='A' pembilang='31' penyebut='36' nilai='86.11'/>");
    EQUAL(of_a("realisasi"), "775/9");
    EQUAL(of_a("realisasi-teks"), "86,11");
    EQUAL(of_a("capaian"), "3875/36");
    one_indicator("", "", "<target tahun='2024' nilai='80'/>", "<realisasi indikator='A' pembilang='31' penyebut='0'/>");
    EQUAL(of_a("tak-diketahui"), "realisasi capaian");
    assert_int_equal(count_rule("M108"), 1);
    measured("<renstra mulai='2021' akhir='2026'><tujuan><indikator id='A' satuan='Rasio'/></tujuan></renstra>"
             "<tahun tahun='2024'><kinerja><realisasi indikator='A' pembilang='31' penyebut='36'/></kinerja></tahun>");
    EQUAL(of_a("realisasi"), "31/36"); /* x 100 in per cent alone */
}

static void the_agreed_target_goes_before_the_planned(void **state)
{
    (void)state;
    one_indicator("", "", "<target tahun='2024' nilai='100'/>", "<realisasi indikator='A' nilai='40' target='80'/>");
    EQUAL(of_a("target"), "80");
    EQUAL(of_a("capaian"), "50");
}

static void an_unknown_result_is_not_zero(void **state)
{
    (void)state;
    one_indicator("", "", "<target tahun='2024' nilai='80'/>", "<realisasi indikator='A' nilai='?' alasan='belum dirilis'/>");
    ABSENT(of_a("realisasi"));
    ABSENT(of_a("capaian"));
    EQUAL(of_a("realisasi-teks"), "t.d.");
    EQUAL(of_a("tak-diketahui"), "realisasi capaian");
    EQUAL(of_a("alasan"), "belum dirilis");
    EQUAL(value("string(//sasaran/ukur[@tahun=2024]/@tak-diketahui)"), "capaian");
    EQUAL(value("string(//sasaran/ukur[@tahun=2024]/@alasan)"), "belum dirilis");
}

/* ---- scales ---- */

static const char *class_of(const char *result)
{
    simple("naik", "nilai='100'", result);
    return arena_printf(arena, "%s %s, %s %s", of_a("predikat"), of_a("predikat-urut"), of_a("atribut"), of_a("atribut-urut"));
}

static void classes_by_lower_bound(void **state)
{
    (void)state;
    EQUAL(class_of("90"), "Sangat Tinggi 1, Sangat Berhasil 1");
    EQUAL(class_of("89.999"), "Tinggi 2, Sangat Berhasil 1");
    EQUAL(class_of("76"), "Tinggi 2, Berhasil 2");
    EQUAL(class_of("75.5"), "Sedang 3, Berhasil 2");
    EQUAL(class_of("66"), "Sedang 3, Cukup Berhasil 3");
    EQUAL(class_of("51"), "Rendah 4, Tidak Berhasil 4");
    EQUAL(class_of("50.99"), "Sangat Rendah 5, Tidak Berhasil 4");
    EQUAL(value("count(/lkip/skala[@peran='predikat']/kelas)"), "5");
    EQUAL(value("count(/lkip/skala[@peran='atribut'])"), "1");
}

static void classes_of_esakip(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"100.01", "Melebihi Target"}, {"100", "Tercapai"}, {"99.99", "Tidak Tercapai"}};
    for (size_t i = 0; i < 3; i++) {
        one_indicator("skala='esakip'", "", "<target tahun='2024' nilai='100'/>",
                      arena_printf(arena, "<realisasi indikator='A' nilai='%s'/>", cases[i][0]));
        EQUAL(of_a("predikat"), cases[i][1]);
    }
    one_indicator("skala='esakip'", "", "", "<realisasi indikator='A' nilai='5'/>");
    EQUAL(of_a("predikat"), "Tanpa Target");
    EQUAL(of_a("predikat-urut"), "4");
    ABSENT(of_a("atribut"));
}

static void a_scale_must_be_there(void **state)
{
    (void)state;
    assert_false(measure_with("skala='tak-ada'", "<renstra mulai='2021' akhir='2026'/>"));
    assert_int_equal(count_rule("M106"), 1);
    assert_false(measure_with("skala='../gaya/resmi'", "<renstra mulai='2021' akhir='2026'/>"));
    assert_int_equal(count_rule("M106"), 2);
}

/* ---- comparisons ---- */

static void against_the_year_before(void **state)
{
    (void)state;
    static const struct {
        const char *arah, *before, *now, *want, *better;
    } cases[] = {
        {"naik", "75", "80", "naik", "ya"},         {"naik", "80", "75", "turun", "tidak"},   {"turun", "80", "75", "turun", "ya"},
        {"turun", "75", "80", "naik", "tidak"},     {"naik", "80", "80.0", "tetap", ""},      {"rentang", "90", "110", "naik", "ya"},
        {"rentang", "110", "150", "naik", "tidak"}, {"rentang", "140", "120", "turun", "ya"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        measured(
            arena_printf(arena,
                         "<renstra mulai='2021' akhir='2026'><tujuan><indikator id='A' satuan='Nilai' arah='%s'><target tahun='2024' nilai='112'/>"
                         "</indikator></tujuan></renstra><tahun tahun='2023'><kinerja><realisasi indikator='A' nilai='%s'/></kinerja></tahun>"
                         "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='%s'/></kinerja></tahun>",
                         cases[i].arah, cases[i].before, cases[i].now));
        EQUAL(of_a("banding"), cases[i].want);
        EQUAL(of_a("membaik"), cases[i].better);
        EQUAL(of_a("lalu"), cases[i].before);
    }
}

static void a_new_indicator_has_nothing_to_compare(void **state)
{
    (void)state;
    measured("<renstra mulai='2021' akhir='2026'><tujuan><indikator id='O' satuan='%'/>"
             "<indikator id='A' satuan='%' berlaku='2024-2026' menggantikan='O'><target tahun='2024' nilai='80'/></indikator>"
             "<indikator id='P' satuan='%' berlaku='2021-2023'/><indikator id='Q' satuan='%' menggantikan='P'/></tujuan></renstra>"
             "<tahun tahun='2023'><kinerja><realisasi indikator='O' nilai='7'/></kinerja></tahun>"
             "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='80'/></kinerja></tahun>");
    EQUAL(of_a("banding"), "tak-terbanding");
    EQUAL(of_a("banding-alasan"), "indikator-baru");
    EQUAL(value("string(//indikator[@id='A']/ukur[@tahun=2023]/@berlaku)"), "tidak");
    EQUAL(value("string(//indikator[@id='A']/ukur[@tahun=2023]/@capaian-alasan)"), "tidak-berlaku");
    EQUAL(value("string(//indikator[@id='O']/ukur[@tahun=2023]/@berlaku)"), "ya");
    EQUAL(value("string(//indikator[@id='O']/ukur[@tahun=2024]/@berlaku)"), "tidak"); /* replaced from 2024 on */
    EQUAL(value("string(//indikator[@id='Q']/ukur[@tahun=2023]/@berlaku)"), "tidak");
    EQUAL(value("string(//indikator[@id='Q']/ukur[@tahun=2024]/@berlaku)"), "ya"); /* begins when P ends */
}

static void the_first_year_compares_with_the_baseline(void **state)
{
    (void)state;
    measured("<renstra mulai='2024' akhir='2026'><tujuan><indikator id='A' satuan='%'><awal tahun='2023' nilai='70'/></indikator>"
             "<indikator id='B' satuan='%'/></tujuan></renstra>"
             "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='80'/><realisasi indikator='B' nilai='80'/></kinerja></tahun>");
    EQUAL(of_a("banding"), "naik");
    EQUAL(of_a("selisih-lalu"), "10");
    EQUAL(value("string(//indikator[@id='B']/ukur/@banding-alasan)"), "tahun-pertama");
}

static void against_the_end_of_the_plan(void **state)
{
    (void)state;
    static const struct {
        const char *arah, *plan, *result, *kemajuan, *position;
    } cases[] = {
        {"naik", "<target tahun='2026' nilai='100'/>", "80", "80", "belum"},
        {"naik", "<target tahun='2026' nilai='100'/><target-akhir nilai='80'/>", "80", "100", "sesuai"},
        {"naik", "<target tahun='2026' nilai='50'/>", "80", "160", "melebihi"},
        {"turun", "<target tahun='2026' nilai='10'/>", "8", "120", "melebihi"},
        {"turun", "<target tahun='2026' nilai='10'/>", "12", "80", "belum"},
        {"rentang", "<target tahun='2026' dari='10' sampai='20'/>", "15", "100", "sesuai"},
        {"rentang", "<target tahun='2026' dari='10' sampai='20'/>", "25", "75", "belum"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        one_indicator("", arena_printf(arena, "arah='%s'", cases[i].arah), cases[i].plan,
                      arena_printf(arena, "<realisasi indikator='A' nilai='%s'/>", cases[i].result));
        EQUAL(of_a("kemajuan"), cases[i].kemajuan);
        EQUAL(of_a("kemajuan-posisi"), cases[i].position);
    }
    one_indicator("", "berlaku='2022-2024'", "<target tahun='2024' nilai='42'/>", "<realisasi indikator='A' nilai='40'/>");
    EQUAL(of_a("target-akhir"), "42"); /* the last year in which it is in force */
    EQUAL(of_a("selisih-akhir"), "-2");
}

static void against_the_nation(void **state)
{
    (void)state;
    measured("<renstra mulai='2021' akhir='2026'><tujuan><indikator id='A' satuan='%'/></tujuan></renstra>"
             "<tahun tahun='2023'><kinerja><realisasi indikator='A' nilai='100'/></kinerja></tahun>"
             "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='90'/></kinerja>"
             "<pembanding indikator='A' lingkup='nasional' tahun='2023' nilai='83.38'/>"
             "<pembanding indikator='A' lingkup='provinsi' tahun='2024' nilai='?' alasan='belum dirilis'/></tahun>");
    EQUAL(of_a("nasional"), "83.38");
    EQUAL(of_a("nasional-tahun"), "2023");
    EQUAL(of_a("nasional-realisasi"), "100");
    EQUAL(of_a("selisih-nasional"), "16.62");
    EQUAL(of_a("provinsi-realisasi"), "90");
    EQUAL(of_a("tak-diketahui"), "provinsi selisih-provinsi");
}

/* ---- roll-up ---- */

static void means_are_weighted(void **state)
{
    (void)state;
    static const char *const parts =
        "<renstra mulai='2021' akhir='2026'><tujuan id='T'><sasaran id='S1' bobot='3'><indikator id='A' satuan='%' bobot='2'><target tahun='2024' "
        "nilai='100'/>"
        "</indikator><indikator id='B' satuan='%'><target tahun='2024' nilai='100'/></indikator><indikator id='C' satuan='%'/></sasaran>"
        "<sasaran id='S2'><indikator id='D' satuan='%'><target tahun='2024' nilai='100'/></indikator></sasaran></tujuan></renstra>"
        "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='90'/><realisasi indikator='B' nilai='60'/><realisasi indikator='C' nilai='1'/>"
        "<realisasi indikator='D' nilai='40'/></kinerja></tahun>";
    measured(parts);
    EQUAL(value("string(//sasaran[@id='S1']/ukur[@tahun=2024]/@capaian)"), "80"); /* (2 x 90 + 60) / 3; C has no target */
    EQUAL(value("string(//sasaran[@id='S1']/ukur[@tahun=2024]/@jumlah-indikator)"), "3");
    EQUAL(value("string(//sasaran[@id='S1']/ukur[@tahun=2024]/@jumlah-terukur)"), "2");
    EQUAL(value("string(//sasaran[@id='S1']/ukur[@tahun=2024]/@predikat)"), "Tinggi");
    EQUAL(value("string(//tujuan/ukur[@tahun=2024]/@capaian)"), "70"); /* (3 x 80 + 40) / 4 */
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@capaian)"), "70");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-terukur)"), "3");
    ABSENT(value("string(//tujuan/ukur[@tahun=2024]/@realisasi)"));
}

static void own_indicators_go_before_the_children(void **state)
{
    (void)state;
    static const char *const plan =
        "<renstra mulai='2021' akhir='2026'><tujuan id='T'><indikator id='A' satuan='%%'><target tahun='2024' nilai='100'/></indikator>"
        "<sasaran id='S'><indikator id='B' satuan='%%'><target tahun='2024' nilai='100'/></indikator></sasaran></tujuan></renstra>"
        "<tahun tahun='2024'><kinerja><realisasi indikator='A' nilai='%s'/><realisasi indikator='B' nilai='60'/></kinerja></tahun>";
    measured(arena_printf(arena, plan, "90"));
    EQUAL(value("string(//tujuan/ukur[@tahun=2024]/@capaian)"), "90");
    measured(arena_printf(arena, plan, "?"));
    EQUAL(value("string(//tujuan/ukur[@tahun=2024]/@capaian)"), "60"); /* nothing of its own is known: the children speak */
}

static void results_roll_up_where_chosen(void **state)
{
    (void)state;
    measure_with("gulung='realisasi'",
                 "<renstra mulai='2021' akhir='2026'><tujuan id='T'><sasaran id='S'><strategi id='ST'>"
                 "<indikator id='A' satuan='%'><target tahun='2024' nilai='50'/></indikator>"
                 "<arah-kebijakan id='K1'><indikator id='B' satuan='%'/></arah-kebijakan><arah-kebijakan id='K2'><indikator id='C' "
                 "satuan='%'/></arah-kebijakan>"
                 "</strategi></sasaran></tujuan></renstra>"
                 "<tahun tahun='2024'><kinerja><realisasi indikator='B' nilai='30'/><realisasi indikator='C' nilai='60'/></kinerja></tahun>");
    EQUAL(value("string(//strategi/ukur[@tahun=2024]/@realisasi)"), "45");
    EQUAL(of_a("realisasi"), "45");
    EQUAL(of_a("capaian"), "90");
    EQUAL(value("string(//sasaran/ukur[@tahun=2024]/@realisasi)"), "45");
    EQUAL(value("string(//sasaran/ukur[@tahun=2024]/@capaian)"), "90");
}

static void weights_are_above_zero(void **state)
{
    (void)state;
    one_indicator("", "bobot='0'", "", "");
    one_indicator("", "bobot='-1'", "", "");
    one_indicator("", "bobot='?'", "", "");
    assert_int_equal(count_rule("M105"), 3);
    one_indicator("", "bobot='berat'", "", "");
    assert_int_equal(count_rule("M101"), 1);
}

/* ---- budget ---- */

#define PLAN(rows) "<renstra mulai='2021' akhir='2026'>" rows "</renstra>"
#define TWO_BELOW "<program kode='1'><kegiatan kode='1.1'><subkegiatan kode='1.1.1'/><subkegiatan kode='1.1.2'/></kegiatan></program>"

static void parents_add_up_their_children(void **state)
{
    (void)state;
    measured(PLAN(TWO_BELOW) "<tahun tahun='2024'><anggaran><pagu kode='1.1.1' murni='100' perubahan='300'/><pagu kode='1.1.2' murni='100'/>"
                             "<pagu kode='1.1' murni='999'/><serapan kode='1.1.1' tw1='10' tw2='20' tw3='30' tw4='40' jumlah='7'/>"
                             "<serapan kode='1.1.2' tw1='50' tw2='-10' tw3='0' tw4='10'/></anggaran></tahun>");
    EQUAL(of_code("1.1", "murni"), "200");
    EQUAL(of_code("1.1", "perubahan"), "400"); /* 1.1.2 was not changed */
    EQUAL(of_code("1", "pagu"), "400");
    EQUAL(of_code("1.1.1", "serapan"), "100"); /* the quarters, not the declared total */
    EQUAL(of_code("1", "serapan"), "150");
    EQUAL(of_code("1", "persen"), "37.5");
    EQUAL(of_code("1", "sisa"), "250");
    EQUAL(of_code("1", "sisa-persen"), "62.5");
    EQUAL(of_code("1", "tw2"), "10");
    EQUAL(of_code("1", "kumulatif-tw3"), "100");
    EQUAL(of_code("1", "persen-tw1"), "15");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@pagu)"), "400");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-subkegiatan)"), "2");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@persen-predikat)"), "Sangat Rendah");
}

static void an_unknown_child_leaves_the_parent_to_itself(void **state)
{
    (void)state;
    measured(PLAN(TWO_BELOW) "<tahun tahun='2024'><anggaran><pagu kode='1.1.1' perubahan='300' murni='?' alasan='tidak tercetak'/>"
                             "<pagu kode='1.1.2' perubahan='100' murni='50'/><pagu kode='1' murni='170'/>"
                             "<serapan kode='1.1.1' tw1='?' tw2='?' tw3='1' tw4='1' jumlah='90' alasan='tak terbaca'/>"
                             "<serapan kode='1.1.2' tw1='10' tw2='10' tw3='10' tw4='10'/></anggaran></tahun>");
    ABSENT(of_code("1.1", "murni"));
    assert_non_null(strstr(of_code("1.1", "tak-diketahui"), "murni"));
    EQUAL(of_code("1.1", "alasan"), "tidak tercetak; tak terbaca");
    EQUAL(of_code("1", "murni"), "170"); /* its own */
    EQUAL(of_code("1", "pagu"), "400");
    EQUAL(of_code("1.1.1", "serapan"), "90"); /* with a quarter unknown the total is the source */
    EQUAL(of_code("1", "serapan"), "130");
    EQUAL(of_code("1", "tw3"), "11");
    ABSENT(of_code("1", "tw1"));
    ABSENT(of_code("1", "kumulatif-tw3"));
    assert_int_equal(diags.count, 0);
}

static void a_child_without_money_is_left_out(void **state)
{
    (void)state;
    measured(PLAN(TWO_BELOW) "<tahun tahun='2024'><anggaran><fisik kode='1.1.2' realisasi='0'/><pagu kode='1.1.1' murni='100'/>"
                             "<serapan kode='1.1.1' jumlah='10'/></anggaran></tahun>");
    EQUAL(of_code("1", "pagu"), "100");
    EQUAL(of_code("1", "serapan"), "10");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@jumlah-subkegiatan)"), "1");
}

static void quarters_so_far(void **state)
{
    (void)state;
    measured(PLAN(TWO_BELOW) "<tahun tahun='2024'><anggaran><pagu kode='1.1.1' murni='100'/><pagu kode='1.1.2' murni='100'/>"
                             "<serapan kode='1.1.1' tw1='10' tw2='20'/><serapan kode='1.1.2' tw1='10' tw3='20'/></anggaran></tahun>");
    EQUAL(of_code("1.1.1", "serapan"), "30");
    EQUAL(of_code("1.1.1", "kumulatif-tw2"), "30");
    ABSENT(of_code("1.1.1", "kumulatif-tw3"));
    ABSENT(of_code("1.1.2", "serapan")); /* a gap: not known */
    assert_non_null(strstr(of_code("1.1.2", "tak-diketahui"), "serapan"));
}

static void a_budget_of_zero_has_no_percentage(void **state)
{
    (void)state;
    measured(PLAN(TWO_BELOW) "<tahun tahun='2024'><anggaran><pagu kode='1.1.1' murni='0'/><serapan kode='1.1.1' jumlah='0'/></anggaran></tahun>");
    ABSENT(of_code("1.1.1", "persen"));
    EQUAL(of_code("1.1.1", "sisa"), "0");
    ABSENT(of_code("1.1.1", "tak-diketahui"));
}

static void the_plan_to_its_end(void **state)
{
    (void)state;
    measured(
        PLAN("<program kode='1'><kegiatan kode='1.1'><subkegiatan kode='1.1.1'><pagu tahun='2023' nilai='100'/><pagu tahun='2024' nilai='200'/>"
             "<pagu tahun='2025' nilai='300'/></subkegiatan><subkegiatan kode='1.1.2'><pagu tahun='2024' nilai='50'/><pagu-akhir nilai='400'/>"
             "</subkegiatan></kegiatan><pagu-akhir nilai='1'/></program>") "<tahun tahun='2023'><anggaran><serapan kode='1.1.1' "
                                                                           "jumlah='150'/></anggaran></tahun>"
                                                                           "<tahun tahun='2024'><anggaran><serapan kode='1.1.1' "
                                                                           "jumlah='50'/><serapan kode='1.1.2' jumlah='300'/></anggaran></tahun>");
    EQUAL(of_code("1.1.1", "pagu-renstra"), "200");
    EQUAL(of_code("1", "pagu-renstra"), "250");
    EQUAL(of_code("1.1.1", "pagu-renstra-akhir"), "600");
    EQUAL(of_code("1", "pagu-renstra-akhir"), "1000");
    EQUAL(of_code("1.1.1", "serapan-sampai"), "200");
    EQUAL(of_code("1", "serapan-sampai"), "500");
    EQUAL(of_code("1", "persen-renstra"), "50");
}

static void physical_progress(void **state)
{
    (void)state;
    measured(PLAN(
        "<program kode='1'><kegiatan kode='1.1'><subkegiatan kode='1.1.1'><indikator id='A' satuan='Orang'><target tahun='2024' nilai='99'/>"
        "</indikator></subkegiatan><subkegiatan kode='1.1.2'><indikator id='B' satuan='%'/></subkegiatan></kegiatan></program>") "<tahun "
                                                                                                                                 "tahun='2023'><"
                                                                                                                                 "anggaran><fisik "
                                                                                                                                 "kode='1.1.1' "
                                                                                                                                 "target='20' "
                                                                                                                                 "satuan='Orang' "
                                                                                                                                 "realisasi='20'/></"
                                                                                                                                 "anggaran></tahun>"
                                                                                                                                 "<tahun "
                                                                                                                                 "tahun='2024'><"
                                                                                                                                 "anggaran><fisik "
                                                                                                                                 "kode='1.1.1' "
                                                                                                                                 "target='29' "
                                                                                                                                 "satuan='orang' "
                                                                                                                                 "tw1='6.5' tw2='9' "
                                                                                                                                 "tw3='5.5' tw4='8'/>"
                                                                                                                                 "<fisik "
                                                                                                                                 "kode='1.1.2' "
                                                                                                                                 "target='10' "
                                                                                                                                 "satuan='Laporan' "
                                                                                                                                 "tw1='1' "
                                                                                                                                 "realisasi='5'/></"
                                                                                                                                 "anggaran></tahun>");
    EQUAL(of_code("1.1.1", "fisik"), "29");
    EQUAL(of_code("1.1.1", "fisik-sampai"), "49");
    EQUAL(of_code("1.1.1", "fisik-persen"), "100");
    EQUAL(of_code("1.1.2", "fisik"), "5");
    EQUAL(of_code("1", "fisik-persen"), "75");
    EQUAL(of_a("realisasi"), "29");
    EQUAL(of_a("target"), "29"); /* what the year agreed */
    EQUAL(of_a("capaian"), "100");
    EQUAL(of_a("banding"), "naik");
    ABSENT(value("string(//indikator[@id='B']/ukur[@tahun=2024]/@realisasi)")); /* a count is no percentage */
}

static void kinds_of_spending(void **state)
{
    (void)state;
    measured(PLAN("") "<tahun tahun='2024'><anggaran><belanja jenis='operasi' murni='5' perubahan='7' realisasi='6'/><belanja jenis='modal' "
                      "murni='3'/></anggaran></tahun>");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@operasi)"), "7");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@operasi-murni)"), "5");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@operasi-realisasi)"), "6");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@modal)"), "3");
}

static void agreements_take_the_budget_of_their_kind(void **state)
{
    (void)state;
    measured(
        PLAN(TWO_BELOW
             "<program kode='2'/>") "<tahun tahun='2024'><anggaran><pagu kode='1.1.1' murni='100' perubahan='300'/><pagu kode='1.1.2' murni='100'/>"
                                    "<pagu kode='2' murni='5' perubahan='6'/></anggaran>"
                                    "<perjanjian id='P1' jenis='murni'><dana kode='1'/><dana kode='1.1'/><dana kode='2'/></perjanjian>"
                                    "<perjanjian id='P2' jenis='perubahan'><dana kode='1.1' nilai='999'/><dana nilai='4'/></perjanjian></tahun>");
    EQUAL(value("string(//perjanjian[@id='P1']/ukur/@jumlah)"), "205"); /* 1.1 stands below 1 */
    EQUAL(value("string(//perjanjian[@id='P1']/dana[2]/ukur/@nilai)"), "200");
    EQUAL(value("string(//perjanjian[@id='P2']/dana[1]/ukur/@nilai)"), "400");
    EQUAL(value("string(//perjanjian[@id='P2']/ukur/@jumlah)"), "404");
}

/* ---- efficiency ---- */

static const char *efficiency(const char *how, const char *result)
{
    measure_with(
        arena_printf(arena, "efisiensi='%s'", how),
        arena_printf(arena,
                     PLAN("<tujuan><sasaran id='S'><indikator id='A' satuan='%%' program='1 2'><target tahun='2024' nilai='100'/></indikator>"
                          "<program kode='1'/><program kode='2'/></sasaran></tujuan>") "<tahun tahun='2024'><anggaran><pagu kode='1' murni='100'/>"
                                                                                       "<pagu kode='2' murni='100'/><serapan kode='1' "
                                                                                       "jumlah='100'/><serapan kode='2' jumlah='60'/>"
                                                                                       "</anggaran><kinerja><realisasi indikator='A' "
                                                                                       "nilai='%s'/></kinerja></tahun>",
                     result));
    return arena_printf(arena, "%s %s %s", of_a("efisiensi"), of_a("efisiensi-cara"), of_a("efisiensi-kelas"));
}

static void efficiency_by_three_definitions(void **state)
{
    (void)state;
    EQUAL(efficiency("rasio", "100"), "1.25 rasio efisien");
    EQUAL(efficiency("rasio", "60"), "0.75 rasio tidak-efisien");
    EQUAL(efficiency("selisih", "100"), "20 selisih efisien");
    EQUAL(efficiency("selisih", "60"), "-20 selisih tidak-efisien");
    EQUAL(efficiency("sisa", "60"), "20 sisa efisien");
    EQUAL(value("string(//sasaran/ukur[@tahun=2024]/@efisiensi)"), "20");
    EQUAL(of_a("pagu"), "200");
    EQUAL(of_a("persen"), "80");
    assert_int_equal(diags.count, 0);
}

/* ---- diagnostics ---- */

static void references_must_lead_somewhere(void **state)
{
    (void)state;
    assert_false(measure_with(
        "",
        PLAN(
            "<tujuan><indikator id='A' program='9' menggantikan='X'/></tujuan>") "<tahun tahun='2024'><anggaran><pagu kode='8' murni='1'/></anggaran>"
                                                                                 "<kinerja><realisasi indikator='X' nilai='1'/></kinerja><pembanding "
                                                                                 "indikator='Y' nilai='1'/>"
                                                                                 "<perjanjian><dana kode='7'/></perjanjian></tahun>"));
    assert_int_equal(count_rule("M102"), 3);
    assert_int_equal(count_rule("M103"), 3);
    ABSENT(value("string(//perjanjian/ukur/@jumlah)"));
}

static void what_is_no_number_is_said_once(void **state)
{
    (void)state;
    assert_false(
        measure_with("", PLAN(TWO_BELOW) "<tahun tahun='2023'/><tahun tahun='2024'><anggaran><pagu kode='1.1.1' murni='1.000.000'/>"
                                         "<serapan kode='1.1.1' jumlah='12,5'/><fisik kode='1.1.1' target='x' realisasi='y'/></anggaran></tahun>"));
    assert_int_equal(count_rule("M101"), 4);
    ABSENT(of_code("1.1.1", "pagu"));
}

static void settings_and_periods_are_checked(void **state)
{
    (void)state;
    assert_false(measure_with("efisiensi='hemat' gulung='x' batas-capaian='-1'", PLAN("")));
    assert_int_equal(count_rule("M107"), 3);
    assert_false(measure_with("", "<renstra mulai='2026' akhir='2021'/>"));
    assert_false(measure_with("", "<renstra/>"));
    assert_false(measure_with("", ""));
    assert_false(measure_with("", "<renstra mulai='1901' akhir='2199'/>"));
    assert_int_equal(count_rule("M109"), 4);
    one_indicator("", "berlaku='2026-2024'", "", "");
    one_indicator("", "berlaku='kapan-kapan'", "", "");
    assert_int_equal(count_rule("M110"), 2);
}

static void figures_too_large_are_refused(void **state)
{
    (void)state;
    char *digits = arena_alloc(arena, 2401);
    memset(digits, '9', 2400);
    assert_false(measure_with(
        "",
        arena_printf(
            arena,
            PLAN("<tujuan><indikator id='A' satuan='%%'><target tahun='2024' nilai='%s'/></indikator></tujuan>") "<tahun tahun='2024'><kinerja>"
                                                                                                                 "<realisasi indikator='A' "
                                                                                                                 "pembilang='1' "
                                                                                                                 "penyebut='%s7'/></kinerja></tahun>",
            digits, digits)));
    assert_int_equal(count_rule("M111"), 1);
}

/* Fractions without a common denominator: the mean stays printable, whatever their number. */
static void a_mean_of_many_fractions_ends(void **state)
{
    (void)state;
    enum { MANY = 2500 };
    Buffer plan = buffer_in(arena), results = buffer_in(arena);
    for (int i = 0; i < MANY; i++) {
        buffer_printf(&plan, "<indikator id='I%d' satuan='%%'><target tahun='2024' nilai='100'/></indikator>", i);
        buffer_printf(&results, "<realisasi indikator='I%d' pembilang='%d' penyebut='%d'/>", i, 2 * i + 50001, 4 * i + 100003);
    }
    measured(arena_printf(arena, PLAN("<tujuan>%s</tujuan>") "<tahun tahun='2024'><kinerja>%s</kinerja></tahun>", buffer_text(&plan),
                          buffer_text(&results)));
    EQUAL(shown(value("string(//tujuan/ukur[@tahun=2024]/@capaian)")), "50,00");
}

/* ---- a real office: Dinas Sosial dan Pemberdayaan Masyarakat Kota Dumai, LKIP 2024 ---- */

static const char *const DUMAI =
    "<renstra mulai='2021' akhir='2026'>"
    "<tujuan id='T1'><sasaran id='S1'><indikator id='S1.1' satuan='%' program='1.06.04'><target tahun='2024' nilai='100'/></indikator>"
    "<program kode='1.06.04'/><program kode='1.06.02'/><program kode='1.06.05'/><program kode='1.06.03'/><program kode='1.06.07'/></sasaran></tujuan>"
    "<tujuan id='T2'><sasaran id='S2'><indikator id='S2.3' satuan='%' berlaku='2024-2026' program='2.13.04'><target tahun='2024' nilai='80'/>"
    "<target tahun='2026' nilai='100'/></indikator><indikator id='S2.4' satuan='%' berlaku='2024-2026' program='2.13.05'><target tahun='2024' "
    "nilai='100'/>"
    "</indikator><program kode='2.13.04'/><program kode='2.13.05'/></sasaran></tujuan>"
    "<tujuan id='T3'><sasaran id='S3'><indikator id='S3.1' satuan='%' program='1.06.06'><target tahun='2024' nilai='100'/></indikator>"
    "<program kode='1.06.06'/></sasaran></tujuan><program kode='1.06.01'/></renstra>"
    "<tahun tahun='2024'><anggaran>"
    "<pagu kode='1.06.01' murni='5715592440' perubahan='7126209060'/><serapan kode='1.06.01' jumlah='5910664920'/>"
    "<pagu kode='1.06.02' perubahan='921946460'/><serapan kode='1.06.02' jumlah='782308700'/>"
    "<pagu kode='1.06.03' perubahan='10000000'/><serapan kode='1.06.03' jumlah='5650000'/>"
    "<pagu kode='1.06.04' perubahan='1373500000'/><serapan kode='1.06.04' jumlah='1220878592'/>"
    "<pagu kode='1.06.05' perubahan='17218454500'/><serapan kode='1.06.05' jumlah='8695792900'/>"
    "<pagu kode='1.06.06' perubahan='636586500'/><serapan kode='1.06.06' jumlah='291689600'/>"
    "<pagu kode='1.06.07' perubahan='40054700'/><serapan kode='1.06.07' jumlah='34806400'/>"
    "<pagu kode='2.13.04' perubahan='270000000'/><serapan kode='2.13.04' jumlah='176163687'/>"
    "<pagu kode='2.13.05' perubahan='1699400000'/><serapan kode='2.13.05' jumlah='1153937498'/></anggaran>"
    "<kinerja><realisasi indikator='S1.1' pembilang='382' penyebut='382'/><realisasi indikator='S2.3' pembilang='31' penyebut='36'/>"
    "<realisasi indikator='S2.4' pembilang='588' penyebut='588'/><realisasi indikator='S3.1' pembilang='317' penyebut='317'/></kinerja>"
    "<pembanding indikator='S1.1' lingkup='nasional' tahun='2024' nilai='83.38'/></tahun>";

static const char *dumai(const char *id, const char *attribute)
{
    return shown(value("string(//indikator[@id='%s']/ukur[@tahun=2024]/@%s)", id, attribute));
}

/* What share of those whom a basic service must reach it reached; nothing where nobody is to be reached. */
static void basic_services(void **state)
{
    (void)state;
    measured("<renstra mulai='2022' akhir='2024'/><tahun tahun='2024'><spm><layanan nama='a' tahun='2023' target='9' realisasi='6'/>"
             "<layanan nama='a' tahun='2024' target='8' realisasi='?' alasan='belum dihitung'/><layanan nama='b' tahun='2024' target='0' "
             "realisasi='0'/></spm></tahun>");
    assert_string_equal(value("string(//layanan[1]/ukur[@tahun=2023]/@capaian)"), "200/3");
    assert_string_equal(value("string(//layanan[2]/ukur/@capaian)"), "");
    assert_string_equal(value("string(//layanan[2]/ukur/@tak-diketahui)"), "capaian");
    assert_string_equal(value("string(//layanan[2]/ukur/@alasan)"), "belum dihitung");
    assert_string_equal(value("count(//layanan[3]/ukur/@*)"), "1");
}

static void figures_of_a_published_report(void **state)
{
    (void)state;
    measured(DUMAI);
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@pagu)"), "29296151220");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@serapan)"), "18271892297");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@sisa)"), "11024258923");
    EQUAL(shown(value("string(/lkip/renstra/ukur[@tahun=2024]/@persen)")), "62,37");
    EQUAL(value("string(/lkip/renstra/ukur[@tahun=2024]/@persen-predikat)"), "Rendah");
    EQUAL(shown(of_code("1.06.01", "persen")), "82,94");
    EQUAL(shown(of_code("1.06.05", "persen")), "50,50");
    EQUAL(dumai("S2.3", "realisasi"), "86,11");
    EQUAL(dumai("S2.3", "capaian"), "107,64");
    EQUAL(dumai("S1.1", "persen"), "88,89");
    EQUAL(dumai("S1.1", "selisih-nasional"), "16,62");
    EQUAL(dumai("S1.1", "efisiensi"), "1,13"); /* the report prints 1,12, from figures rounded before */
    EQUAL(dumai("S2.3", "efisiensi"), "1,65");
    EQUAL(dumai("S2.4", "efisiensi"), "1,47");
    EQUAL(dumai("S3.1", "efisiensi"), "2,18");
    EQUAL(value("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@banding-alasan)"), "indikator-baru");
    EQUAL(value("string(//indikator[@id='S2.3']/ukur[@tahun=2024]/@kemajuan-posisi)"), "belum");
    assert_int_equal(diags.count, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_arena, drop_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(capaian_by_direction),
        TEST(capaian_needs_a_target_and_a_result),
        TEST(a_target_of_zero_is_said),
        TEST(capaian_is_cut_at_the_ceiling),
        TEST(results_of_a_count_are_exact),
        TEST(the_agreed_target_goes_before_the_planned),
        TEST(an_unknown_result_is_not_zero),
        TEST(classes_by_lower_bound),
        TEST(classes_of_esakip),
        TEST(a_scale_must_be_there),
        TEST(against_the_year_before),
        TEST(a_new_indicator_has_nothing_to_compare),
        TEST(the_first_year_compares_with_the_baseline),
        TEST(against_the_end_of_the_plan),
        TEST(against_the_nation),
        TEST(means_are_weighted),
        TEST(own_indicators_go_before_the_children),
        TEST(results_roll_up_where_chosen),
        TEST(weights_are_above_zero),
        TEST(parents_add_up_their_children),
        TEST(an_unknown_child_leaves_the_parent_to_itself),
        TEST(a_child_without_money_is_left_out),
        TEST(quarters_so_far),
        TEST(a_budget_of_zero_has_no_percentage),
        TEST(the_plan_to_its_end),
        TEST(physical_progress),
        TEST(kinds_of_spending),
        TEST(agreements_take_the_budget_of_their_kind),
        TEST(efficiency_by_three_definitions),
        TEST(references_must_lead_somewhere),
        TEST(what_is_no_number_is_said_once),
        TEST(settings_and_periods_are_checked),
        TEST(figures_too_large_are_refused),
        TEST(a_mean_of_many_fractions_ends),
        TEST(basic_services),
        TEST(figures_of_a_published_report),
    };
    return cmocka_run_group_tests_name("measure", tests, NULL, NULL);
}
