/* test_pk.c: the sheets of lkip pk: each row, target, amount and total of the example office against the published sheets, and what the program does with many.
 *
 * Where a sheet contradicts itself or the budget, what was taken and why stands in dumai_exceptions.h. */
#include "dumai.h"

#include <unistd.h>

#include "data/data.h"
#include "lkip/lkip.h"
#include "measure/measure.h"
#include "template/template.h"

static xmlDocPtr naskah; /* of the sheet at hand */

/* ---- the sheets as documents ---- */

typedef struct Sheets {
    Diags diags;
    xmlDocPtr tree;
    MeasureOptions measure;
    Agreements *all;
    Template *template;
    TemplateOptions options;
} Sheets;

static Sheets *open_sheets(void)
{
    static const char *const parameters[] = {"gaya", "resmi", "perbandingan", "ya", NULL};
    Sheets *s = arena_make(arena, Sheets);
    s->diags = diags_in(arena);
    DataOptions data = {"examples/dumai", "templates/skema", 2024};
    s->measure = (MeasureOptions){.year = 2024, .scale_dir = "templates/skala", .bare_agreements = true};
    assert_true(data_load(arena, &s->diags, &data, &s->tree) && measure_tree(arena, &s->diags, s->tree, &s->measure));
    assert_true(agreements_open(arena, &s->diags, s->tree, &s->measure, &s->all));
    xmlNode *office = data_child(data_child(xmlDocGetRootElement(s->tree), "renstra"), "instansi");
    TemplateNodes *nodes = arena_array(arena, TemplateNodes, 3);
    xmlNode **found = arena_array(arena, xmlNode *, 3);
    static const char *const names[] = {"pemerintah", "alamat", "lambang"};
    for (size_t i = 0; i < 3; i++) {
        found[i] = data_child(office, names[i]);
        nodes[i] = (TemplateNodes){names[i], &found[i], found[i] != NULL};
    }
    s->options = (TemplateOptions){.name = "pk", .dir = "templates", .year = 2024, .parameters = parameters, .nodes = nodes, .node_count = 3};
    assert_true(template_open(arena, &s->diags, s->tree, &s->options, &s->template));
    return s;
}

/* The naskah of one sheet alone. */
static void expand_sheet(Sheets *s, const char *id)
{
    for (size_t i = 0; i < agreements_count(s->all); i++) {
        xmlNode *sheet = agreements_at(s->all, i);
        if (!is(data_attr(sheet, "id"), id))
            continue;
        assert_true(agreement_complete(s->all, i));
        TemplateNodes nodes = {"perjanjian", &sheet, 1};
        bool ok = template_run(s->template, arena, &nodes, &naskah);
        for (size_t k = 0; !ok && k < s->diags.count; k++)
            print_error("%s\n", diag_line(arena, &s->diags.items[k]));
        assert_true(ok);
        agreement_clear(s->all, i);
        return;
    }
    fail_msg("no sheet %s", id);
}

/* The tables of the annex: the first of targets, the second of money. */
#define ANNEX(n) "(//tabel[not(@gaya)])[" #n "]/badan/baris"

static const char *column(const char *rows, int row, const char *from_end)
{
    return ask(naskah, "normalize-space((%s)[%d]/sel[last() - %s])", rows, row, from_end);
}

/* Digits of an amount; "?" for one that is not known. */
static const char *amount(const char *printed)
{
    char *digits = arena_strdup(arena, printed), *to = digits;
    if (is(printed, "t.d."))
        return "?";
    for (const char *from = printed; *from; from++)
        if (isdigit((unsigned char)*from))
            *to++ = *from;
    *to = '\0';
    return digits;
}

/* "8397" as it is printed: "8.397". */
static const char *plain(const char *printed)
{
    if (is(printed, "t.d."))
        return "?";
    char *out = arena_strdup(arena, printed), *to = out;
    for (const char *from = printed; *from; from++)
        if (*from != '.')
            *to++ = *from == ',' ? '.' : *from;
    *to = '\0';
    return out;
}

static void check_promise(const Table *t, int row, const char *sheet, int n, const char **number, const char **aim)
{
    if (is(ask(naskah, "count((" ANNEX(1) ")[%d]/sel)", n), "5")) {
        *number = column(ANNEX(1), n, "4");
        *aim = column(ANNEX(1), n, "3");
    }
    agree(WHERE("%s/%d/no", sheet, n), cell(t, row, "no"), *number);
    agree(WHERE("%s/%d/sasaran", sheet, n), squeeze(cell(t, row, "sasaran")), squeeze(*aim));
    agree(WHERE("%s/%d/indikator", sheet, n), squeeze(cell(t, row, "indikator")), squeeze(column(ANNEX(1), n, "2")));
    agree(WHERE("%s/%d/satuan", sheet, n), squeeze(cell(t, row, "satuan")), squeeze(column(ANNEX(1), n, "1")));
    agree(WHERE("%s/%d/target", sheet, n), unknown(cell(t, row, "target")), plain(column(ANNEX(1), n, "0")));
}

/* A line with its amount and source; or a heading, which the published sheet prints without either. */
static void check_line(const Table *t, int row, const char *sheet, int n)
{
    const char *code = cell(t, row, "kode_ref"), *printed = cell(t, row, "anggaran_rp");
    const char *name = ask(renstra, "string(//*[@kode='%s'][self::program or self::kegiatan or self::subkegiatan]/nama)", code);
    assert_string_equal(squeeze(column(ANNEX(2), n, "2")), squeeze(name));
    agree(WHERE("%s/%s", sheet, code), printed, amount(column(ANNEX(2), n, "1")));
    assert_int_equal(is(ask(naskah, "string((" ANNEX(2) ")[%d]/@jenis)", n), "kelompok"), printed[0] == '\0');
    if (cell(t, row, "sumber_dana")[0] != '\0')
        assert_string_equal(column(ANNEX(2), n, "0"), cell(t, row, "sumber_dana"));
}

static void check_sheet_size(const char *sheet, int promises, int lines)
{
    if (atoi(ask(naskah, "count(" ANNEX(1) ")")) != promises)
        fail_msg("%s has %s rows, published %d", sheet, ask(naskah, "count(" ANNEX(1) ")"), promises);
    if (lines)
        assert_int_equal(atoi(ask(naskah, "count(" ANNEX(2) ")")), lines);
}

/* Row by row: numbers, sasaran, indicators, units and targets; names, amounts and sources; totals. */
static void test_every_sheet(void **state)
{
    (void)state;
    const Table *t = table_read("perjanjian_2024.tsv");
    Sheets *s = open_sheets();
    const char *sheet = "", *number = "", *aim = "";
    int promises = 0, lines = 0, sheets = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *kind = cell(t, i, "jenis_baris");
        if (!is(sheet, cell(t, i, "sheet_id"))) {
            sheet = cell(t, i, "sheet_id");
            expand_sheet(s, sheet);
            sheets++, promises = lines = 0;
        }
        if (is(kind, "indikator")) {
            check_promise(t, i, sheet, ++promises, &number, &aim);
        } else {
            lines++;
            if (is(kind, "jumlah"))
                agree(WHERE("%s/jumlah", sheet), cell(t, i, "anggaran_rp"), amount(column(ANNEX(2), lines, "1")));
            else
                check_line(t, i, sheet, lines);
        }
        if (i + 1 == t->rows || !is(sheet, cell(t, i + 1, "sheet_id")))
            check_sheet_size(sheet, promises, lines);
    }
    assert_int_equal(sheets, 44);
    no_failures();
}

/* Titles, parties and the ground of a revision. */
static void test_statements(void **state)
{
    (void)state;
    Sheets *s = open_sheets();
    expand_sheet(s, "P01");
    assert_string_equal(ask(naskah, "normalize-space(//paragraf[@penanda])"), "Perubahan Perjanjian Kinerja Tahun 2024");
    assert_string_equal(ask(naskah, "normalize-space(//ttd[1]/pihak[1]/sebutan)"), "Pihak Kedua,");
    assert_string_equal(ask(naskah, "count(//ttd[1]/pihak[1]/nip)"), "0"); /* the head of the region */
    assert_string_equal(ask(naskah, "count(//ttd[1]/pihak[1]/tempat-tanggal)"), "0");
    assert_string_equal(ask(naskah, "normalize-space(//ttd[1]/pihak[2]/tempat-tanggal)"), "Dumai, 2 September 2024");
    assert_string_equal(ask(naskah, "count(//paragraf[contains(., 'karena perubahan strategi')])"), "1");
    assert_string_equal(ask(naskah, "count(//ttd)"), "2");
    expand_sheet(s, "A02");
    assert_string_equal(ask(naskah, "count(//paragraf[contains(., 'karena')])"), "0");
    assert_string_equal(ask(naskah, "normalize-space(//ttd[1]/pihak[2]/nip)"), "NIP 00000000 000000 0 000");
    assert_string_equal(ask(naskah, "normalize-space((//kepala)[1]/baris/sel[2])"), "Sasaran Program");
}

/* ---- the files ---- */

static lkip_session *session;
static char folder[] = "/tmp/lkip-pk-XXXXXX";

static char *slurp(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    *len = (size_t)ftell(f);
    rewind(f);
    char *text = arena_alloc(arena, *len + 1);
    assert_int_equal(fread(text, 1, *len, f), *len);
    fclose(f);
    return text;
}

/* All in one: every total stands on a page. */
static void test_one_file(void **state)
{
    (void)state;
    const char *path = WHERE("%s/semua.txt", folder);
    size_t sheets = 0, len;
    assert_int_equal(lkip_pk(session, "examples/dumai", &(lkip_pk_options){.year = 2024}, path, &sheets), LKIP_OK);
    assert_int_equal(sheets, 44);
    const char *dump = slurp(path, &len);
    static const char *const totals[] = {"29.296.151.220,-", "7.126.209.060,-", "5.715.592.440,-",
                                         "17.855.041.000,-", "2.580.459.300,-", "40.054.700,-"};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
        assert_non_null(strstr(dump, totals[i]));
}

/* A file a post: the same bytes, however many processes shared the work. */
static void test_a_file_a_post(void **state)
{
    (void)state;
    for (int jobs = 1; jobs <= 3; jobs += 2) {
        size_t sheets = 0;
        lkip_pk_options options = {.year = 2024, .separate = true, .jobs = jobs};
        assert_int_equal(lkip_pk(session, "examples/dumai", &options, WHERE("%s/%d", folder, jobs), &sheets), LKIP_OK);
        assert_int_equal(sheets, 44);
    }
    static const char *const posts[] = {"kadis", "sekretaris", "kabid-rehsos", "jf-psm-6", "staf-umum-1", "kasubbag-tu-upt"};
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        size_t one, three;
        const char *a = slurp(WHERE("%s/1/%s.pdf", folder, posts[i]), &one), *b = slurp(WHERE("%s/3/%s.pdf", folder, posts[i]), &three);
        assert_int_equal(one, three);
        assert_memory_equal(a, b, one);
        assert_memory_equal(a, "%PDF-", 5);
    }
    assert_int_equal(access(WHERE("%s/1/walikota.pdf", folder), R_OK), -1);
}

static void test_some_posts(void **state)
{
    (void)state;
    const char *posts[] = {"kadis", "sekretaris", NULL}, *none[] = {"kadiss", "walikota", NULL};
    size_t sheets = 0;
    const char *path = WHERE("%s/dua.pdf", folder);
    assert_int_equal(lkip_pk(session, "examples/dumai", &(lkip_pk_options){.year = 2024, .posts = posts}, path, &sheets), LKIP_OK);
    assert_int_equal(sheets, 3); /* the head's initial sheet was not published */
    assert_int_equal(lkip_pk(session, "examples/dumai", &(lkip_pk_options){.year = 2024, .posts = posts, .kind = "murni"}, path, NULL), LKIP_INPUT);
    lkip_clear(session);
    assert_int_equal(lkip_pk(session, "examples/dumai", &(lkip_pk_options){.year = 2024, .posts = none}, WHERE("%s/tidak.pdf", folder), NULL),
                     LKIP_INPUT);
    assert_int_equal(lkip_message_count(session), 2);
    assert_string_equal(lkip_message_at(session, 0).rule, "P101");
    assert_int_equal(access(WHERE("%s/tidak.pdf", folder), F_OK), -1);
    lkip_clear(session);
    assert_int_equal(lkip_pk(session, "examples/dumai", &(lkip_pk_options){.year = 2023}, path, NULL), LKIP_INPUT);
    assert_string_equal(lkip_message_at(session, 0).rule, "P102");
    lkip_clear(session);
}

/* A region's own words, and signing by certificate: by the office's folder alone. */
static void test_own_words(void **state)
{
    (void)state;
    assert_int_equal(system(WHERE("cp -R examples/dumai %s/sendiri && mkdir -p %s/sendiri/templat/pk && "
                                  "sed -i 's|</pengaturan>|<nilai nama=\"pk-ttd\">elektronik</nilai></pengaturan>|' %s/sendiri/pengaturan.xml && "
                                  "sed 's|Pihak Pertama berjanji|Pihak Pertama bertekad|' templates/pk/kata.xml > %s/sendiri/templat/pk/kata.xml",
                                  folder, folder, folder, folder)),
                     0);
    size_t len;
    const char *path = WHERE("%s/sendiri.txt", folder), *posts[] = {"kadis", NULL};
    lkip_pk_options options = {.year = 2024, .posts = posts, .comparison = true, .paper = "F4"};
    assert_int_equal(lkip_pk(session, WHERE("%s/sendiri", folder), &options, path, NULL), LKIP_OK);
    const char *dump = slurp(path, &len);
    assert_non_null(strstr(dump, "bertekad"));
    assert_null(strstr(dump, "berjanji akan"));
    assert_non_null(strstr(dump, "elektronik"));
}

/* What is wrong in a template is said once, by however many processes it was met, and a broken sheet fails the call. */
static void test_mistakes_come_back(void **state)
{
    (void)state;
    assert_int_equal(system(WHERE("cp -R examples/dumai %s/salah && mkdir -p %s/salah/templat/pk && "
                                  "sed 's|{$tahun}</potongan>|{$tahunn}</potongan>|' templates/pk/kata.xml > %s/salah/templat/pk/kata.xml",
                                  folder, folder, folder)),
                     0);
    lkip_pk_options options = {.year = 2024, .separate = true, .jobs = 2};
    assert_int_equal(lkip_pk(session, WHERE("%s/salah", folder), &options, WHERE("%s/keluar", folder), NULL), LKIP_INPUT);
    bool said = false;
    for (size_t i = 0; i < lkip_message_count(session); i++)
        said = said || is(lkip_message_at(session, i).rule, "T103");
    assert_true(said);
    assert_true(lkip_message_count(session) <= 2);
    lkip_clear(session);
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    renstra = xmlReadFile(FOLDER "renstra.xml", NULL, XML_PARSE_NONET);
    session = lkip_open(".");
    return renstra == NULL || session == NULL || mkdtemp(folder) == NULL;
}

static int teardown(void **state)
{
    (void)state;
    int left = system(WHERE("rm -r '%s'", folder));
    lkip_close(session);
    xmlFreeDoc(renstra);
    arena_drop(arena);
    return left;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_sheet),        cmocka_unit_test(test_statements), cmocka_unit_test(test_one_file),
        cmocka_unit_test(test_a_file_a_post),      cmocka_unit_test(test_some_posts), cmocka_unit_test(test_own_words),
        cmocka_unit_test(test_mistakes_come_back),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
