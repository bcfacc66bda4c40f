/* test_agreement.c: Perjanjian Kinerja completed: order, parties, rows that follow from the plan, what a revision changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <string.h>

#include "measure/measure.h"

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
    arena_drop(arena);
    xmlFreeDoc(tree);
    return 0;
}

/* An office of five posts: the head, a secretary, a division with a functional post and a clerk. The posts stand in another order than their rank. */
#define OFFICE(duties)                                                                                                                 \
    "<instansi><jabatan id='walikota' nama='Wali Kota' jenis='kepala-daerah'/><jabatan id='staf' nama='Pengadministrasi' atasan='jf' " \
    "jenis='pelaksana'/>"                                                                                                              \
    "<jabatan id='kadis' nama='Kepala Dinas' atasan='walikota' eselon='II.b'>" duties                                                  \
    "</jabatan><jabatan id='sek' nama='Sekretaris' atasan='kadis' "                                                                    \
    "eselon='III.a'/><jabatan id='kabid' nama='Kepala Bidang' atasan='kadis'/><jabatan id='jf' nama='Penyuluh' atasan='kabid' "        \
    "jenis='fungsional'/></instansi>"
#define PROGRAMS                                                                                                                                \
    "<tujuan><sasaran id='S'><uraian>Sasaran S</uraian><indikator id='S.1' satuan='%' iku='ya'><uraian>Hasil</uraian><target tahun='2024' "     \
    "nilai='86.5'/>"                                                                                                                            \
    "</indikator><indikator id='S.2' satuan='%'><uraian>Lain</uraian></indikator><program kode='1' jabatan='kabid'><nama>Program Satu</nama>"   \
    "<indikator id='1:1' satuan='Orang'><uraian>Orang</uraian><target tahun='2024' nilai='10'/></indikator><kegiatan kode='1.1' jabatan='jf'>"  \
    "<nama>Kegiatan</nama><indikator id='1.1:1' satuan='Unit'><uraian>Unit</uraian><target tahun='2024' nilai='2'/></indikator>"                \
    "<subkegiatan kode='1.1.1'><nama>Sub A</nama></subkegiatan><subkegiatan kode='1.1.2'><nama>Sub B</nama></subkegiatan></kegiatan></program>" \
    "</sasaran></tujuan><program kode='2'><nama>Program Dua</nama></program>"
#define BUDGET                                                                                                                                      \
    "<anggaran><pagu kode='1.1.1' murni='100' perubahan='300' sumber-dana='APBD'/><pagu kode='1.1.2' murni='50' sumber-dana='DAK'/><pagu kode='2' " \
    "murni='5' perubahan='4'/></anggaran>"

static void complete(const char *duties, const char *year)
{
    const char *text = arena_printf(
        arena, "<lkip tahun='2024'><pengaturan/><renstra mulai='2021' akhir='2026'>%s</renstra><tahun tahun='2024'>%s</tahun></lkip>", duties, year);
    tree = xmlReadMemory(text, (int)strlen(text), "tree.xml", NULL, XML_PARSE_NOBLANKS | XML_PARSE_NONET);
    assert_non_null(tree);
    if (!measure_tree(arena, &diags, tree, &(MeasureOptions){.year = 2024, .scale_dir = "templates/skala"}))
        fail_msg("%s", diag_line(arena, &diags.items[0]));
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

#define EQUAL(path, want) assert_string_equal(value(path), want)

static void sheets_stand_by_rank(void **state)
{
    (void)state;
    complete(OFFICE("") PROGRAMS,
             "<pejabat jabatan='kadis' nama='A'/><perjanjian id='1' jenis='perubahan' pihak-pertama='kadis'/><perjanjian id='2' jenis='murni' "
             "pihak-pertama='staf'/><perjanjian id='3' jenis='murni' pihak-pertama='jf'/><perjanjian id='4' jenis='murni' pihak-pertama='kabid'/>"
             "<perjanjian id='5' jenis='murni' pihak-pertama='sek'/><perjanjian id='6' jenis='murni' pihak-pertama='kadis'/>" BUDGET);
    EQUAL("concat(//*[@id='6']/ukur/@urut, //*[@id='5']/ukur/@urut, //*[@id='4']/ukur/@urut, //*[@id='3']/ukur/@urut, //*[@id='2']/ukur/@urut, "
          "//*[@id='1']/ukur/@urut)",
          "123456");
    EQUAL("string(//*[@id='6']/ukur/@tingkat)", "kepala");
    EQUAL("string(//*[@id='5']/ukur/@tingkat)", "administrator");
    EQUAL("string(//*[@id='4']/ukur/@tingkat)", "administrator");
    EQUAL("string(//*[@id='3']/ukur/@tingkat)", "pengawas");
    EQUAL("string(//*[@id='2']/ukur/@tingkat)", "pelaksana");
    EQUAL("string(//*[@id='3']/ukur/pihak[@ke='kedua']/@id)", "kabid"); /* the superior, when it is not told */
    EQUAL("string(//*[@id='6']/ukur/pihak[@ke='kedua']/@kepala-daerah)", "ya");
}

static void parties_are_those_of_the_date(void **state)
{
    (void)state;
    complete(
        OFFICE("") PROGRAMS,
        "<pejabat jabatan='kadis' nama='Lama' gelar-depan='Dr.' gelar-belakang='M.Si.' nip='0' pangkat='IV/c' selesai='2024-06-30'/>"
        "<pejabat jabatan='kadis' nama='Sementara' mulai='2024-07-01' status='plt'/><pejabat jabatan='kadis' nama='Harian' mulai='2024-08-01' "
        "selesai='2024-08-09' status='plh'/>"
        "<perjanjian id='1' jenis='murni' tanggal='2024-06-30' pihak-pertama='kadis'/><perjanjian id='2' jenis='perubahan' tanggal='2024-07-01' "
        "pihak-pertama='kadis'/><perjanjian id='3' jenis='perubahan' tanggal='2024-08' pihak-pertama='kadis'/><perjanjian id='4' jenis='perubahan' "
        "tanggal='2024-08-10' pihak-pertama='kadis'/>" BUDGET);
    EQUAL("string(//*[@id='1']/ukur/pihak[1]/@nama)", "Dr. Lama, M.Si.");
    EQUAL("string(//*[@id='1']/ukur/pihak[1]/@pangkat)", "IV/c");
    EQUAL("string(//*[@id='2']/ukur/pihak[1]/@nama)", "Sementara");
    EQUAL("string(//*[@id='2']/ukur/pihak[1]/@status)", "plt");
    EQUAL("string(//*[@id='3']/ukur/pihak[1]/@nama)", "Harian"); /* a month: the term that began last */
    EQUAL("string(//*[@id='4']/ukur/pihak[1]/@nama)", "Sementara");
    EQUAL("count(//*[@id='4']/ukur/pihak[2]/@nama)", "0"); /* nobody is told to be the wali kota */
}

static void rows_follow_from_the_plan(void **state)
{
    (void)state;
    complete(OFFICE("") PROGRAMS,
             BUDGET "<perjanjian id='1' jenis='murni' pihak-pertama='kadis'/><perjanjian id='2' jenis='murni' pihak-pertama='kabid'/>"
                    "<perjanjian id='3' jenis='murni' pihak-pertama='jf'/><perjanjian id='4' jenis='murni' pihak-pertama='staf'/>");
    /* The head: the main indicators and all programmes. */
    EQUAL("count(//*[@id='1']/butir)", "1");
    EQUAL("string(//*[@id='1']/butir/ukur/@target)", "86,5");
    EQUAL("string(//*[@id='1']/butir/ukur/@sasaran)", "Sasaran S");
    EQUAL("count(//*[@id='1']/dana)", "2");
    EQUAL("string(//*[@id='1']/ukur/@jumlah)", "155");
    /* A programme with its kegiatan; a kegiatan with its sub kegiatan, under the programme's heading. */
    EQUAL("string(//*[@id='2']/butir/@indikator)", "1:1");
    EQUAL("string(//*[@id='2']/butir/ukur/@sasaran)", "Sasaran S");
    EQUAL("concat(//*[@id='2']/dana[1]/@kode, ' ', //*[@id='2']/dana[2]/@kode, ' ', count(//*[@id='2']/dana))", "1 1.1 2");
    EQUAL("string(//*[@id='2']/ukur/@jumlah)", "150");
    EQUAL("string(//*[@id='2']/ukur/@sumber-dana)", "APBD, DAK");
    EQUAL("count(//*[@id='3']/dana)", "3");
    EQUAL("string(//*[@id='3']/dana[1]/ukur/judul/@nama)", "Program Satu");
    EQUAL("count(//*[@id='3']/dana/ukur/judul)", "1");
    EQUAL("string(//*[@id='3']/butir/ukur/@sasaran-nama)", "ya");
    EQUAL("string(//*[@id='3']/butir/ukur/@no)", "1");
    /* Nothing is assigned to the clerk. */
    assert_int_equal(diags.count, 1);
    assert_string_equal(diags.items[0].rule, "M112");
}

static void what_a_post_answers_for_goes_before(void **state)
{
    (void)state;
    complete(OFFICE("<kode> S.2 </kode><kode>2</kode>") PROGRAMS,
             BUDGET "<perjanjian id='1' jenis='perubahan' pihak-pertama='kadis'/><perjanjian id='2' jenis='perubahan' "
                    "pihak-pertama='kabid'><butir uraian='sendiri' target='?'/></perjanjian>");
    EQUAL("string(//*[@id='1']/butir/@indikator)", "S.2");
    EQUAL("string(//*[@id='1']/dana/@kode)", "2");
    EQUAL("string(//*[@id='1']/ukur/@jumlah)", "4");
    EQUAL("count(//*[@id='2']/dana)", "0"); /* a sheet with rows has those and no others */
    EQUAL("string(//*[@id='2']/butir/ukur/@target)", "t.d.");
    EQUAL("string(//*[@id='2']/butir/ukur/@tak-diketahui)", "target");
}

static void a_revision_stands_beside_the_initial_sheet(void **state)
{
    (void)state;
    complete(
        OFFICE("") PROGRAMS, BUDGET
        "<perjanjian id='1' jenis='murni' pihak-pertama='kabid'><butir no='1' sasaran='A' indikator='1:1' target='10'/><butir no='1' sasaran='A' "
        "uraian='Hilang' "
        "target='1'/><butir no='2' sasaran='A' uraian='Sama' target='5' satuan='%'/><dana kode='1.1.2'/><dana kode='2'/></perjanjian>"
        "<perjanjian id='2' jenis='perubahan' pihak-pertama='kabid'><butir indikator='1:1' target='12'/><butir uraian='sama' target='5' satuan='%'/>"
        "<butir uraian='Baru' target='1'/><dana kode='1'/></perjanjian>");
    EQUAL("concat(//*[@id='1']/butir[1]/ukur/@baris, //*[@id='1']/butir[2]/ukur/@ulang, //*[@id='1']/butir[3]/ukur/@baris)", "2ya1");
    EQUAL("string(//*[@id='2']/ukur/@murni)", "1");
    EQUAL("concat(//banding[1]/@murni, '>', //banding[1]/@perubahan, ' ', //banding[1]/@beda)", "10>12 berubah");
    EQUAL("string(//banding[2]/@beda)", "tetap");
    EQUAL("string(//banding[3]/@beda)", "baru");
    EQUAL("concat(//banding[4]/@uraian, ' ', //banding[4]/@beda)", "Hilang hilang");
    EQUAL("concat(//banding[5]/@kode, ' ', //banding[5]/@murni, '>', //banding[5]/@perubahan, ' ', //banding[5]/@selisih, ' ', //banding[5]/@beda)",
          "1 150>350 200 naik");
    EQUAL("concat(//banding[6]/@kode, ' ', //banding[6]/@beda, ' ', count(//banding))", "2 hilang 6"); /* 1.1.2 is part of 1 now */
    EQUAL("string(//*[@id='2']/ukur/@jumlah-murni)", "150");
}

/* One by one, and taken away again: the tree is as it was. */
static void sheets_come_and_go(void **state)
{
    (void)state;
    const char *text = "<lkip tahun='2024'><pengaturan/><renstra mulai='2021' akhir='2026'>" OFFICE("") PROGRAMS
        "</renstra><tahun tahun='2024'>" BUDGET
        "<perjanjian id='2' jenis='perubahan' pihak-pertama='kabid'/><perjanjian id='1' jenis='murni' pihak-pertama='kabid'/></tahun></lkip>";
    tree = xmlReadMemory(text, (int)strlen(text), "tree.xml", NULL, XML_PARSE_NOBLANKS);
    MeasureOptions options = {.year = 2024, .scale_dir = "templates/skala", .bare_agreements = true};
    Agreements *sheets = NULL;
    assert_true(measure_tree(arena, &diags, tree, &options) && agreements_open(arena, &diags, tree, &options, &sheets));
    assert_int_equal(agreements_count(sheets), 2);
    EQUAL("count(//perjanjian//*)", "0");
    assert_true(agreement_complete(sheets, 1));
    EQUAL("string(//*[@id='2']/ukur/@jumlah)", "350");
    EQUAL("string(//*[@id='2']/ukur/@murni)", "1");
    EQUAL("string(//banding[@jenis='butir']/@beda)", "tetap");
    agreement_clear(sheets, 1);
    EQUAL("count(//perjanjian//*)", "0");
    assert_true(agreement_complete(sheets, 0));
    EQUAL("string(//*[@id='1']/ukur/@jumlah)", "150");
    agreement_clear(sheets, 0);
    EQUAL("count(//perjanjian//*)", "0");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_arena, drop_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sheets_stand_by_rank),
        TEST(parties_are_those_of_the_date),
        TEST(rows_follow_from_the_plan),
        TEST(what_a_post_answers_for_goes_before),
        TEST(a_revision_stands_beside_the_initial_sheet),
        TEST(sheets_come_and_go),
    };
    return cmocka_run_group_tests_name("agreement", tests, NULL, NULL);
}
