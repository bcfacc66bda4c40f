/* test_dumai.c: the example office against the published tables, row by row.
 *
 * tests/data/dumai/ holds the tables as they were printed. They contradict themselves, so the example can't repeat them all: every difference is deliberate
 * and stands with its reason in dumai_exceptions.h. A difference that isn't there fails, and so does one that no longer occurs. */
#include "dumai.h"

/* ---- Renstra ---- */

/* A target as the Renstra prints it: its text, a range, or its value. `path` leads to the element. */
static const char *target(const char *path)
{
    const char *text = ask(renstra, "string(%s/@teks)", path), *from = ask(renstra, "string(%s/@dari)", path);
    if (text[0] != '\0')
        return text;
    if (from[0] != '\0')
        return WHERE("%s-%s", from, ask(renstra, "string(%s/@sampai)", path));
    return ask(renstra, "string(%s/@nilai)", path);
}

/* Targets of one indicator against one row; `path` leads to it, `id` names it. */
static void check_targets(const Table *t, int row, const char *id, const char *path)
{
    agree(WHERE("%s/awal", id), cell(t, row, "target_2021_awal"), target(WHERE("%s/awal", path)));
    for (int y = 0; y < 5; y++)
        agree(WHERE("%s/target/%s", id, YEARS[y]), cell(t, row, WHERE("target_%s", YEARS[y])),
              target(WHERE("%s/target[@tahun='%s']", path, YEARS[y])));
    const char *end = cell(t, row, "target_akhir");
    if (end[0] == '\0')
        return;
    const char *ours = target(WHERE("%s/target-akhir", path));
    if (ours[0] == '\0')
        ours = target(WHERE("%s/target[last()]", path));
    agree(WHERE("%s/target-akhir", id), end, ours);
}

/* Which indicator of a code a row means: the later one of a programme whose indicator was replaced prints no target for 2022. */
static int indicator_of(const Table *t, int row)
{
    const char *code = cell(t, row, "code");
    bool later = cell(t, row, "target_2022")[0] == '\0';
    return strncmp(code, "2.13.", 5) == 0 && is(cell(t, row, "level"), "program") && later ? 2 : 1;
}

static void check_funding(const Table *t, int row, const char *code)
{
    long long total = 0, printed_total = 0;
    for (int y = 0; y < 5; y++) {
        const char *printed = cell(t, row, WHERE("pagu_%s", YEARS[y]));
        const char *ours = ask(renstra, "sum(//*[@kode='%s']/descendant-or-self::subkegiatan/pagu[@tahun='%s']/@nilai)", code, YEARS[y]);
        total += strtoll(WHERE("%.0f", strtod(ours, NULL)), NULL, 10);
        if (printed[0] == '\0' && (strncmp(code, "2.13.", 5) == 0 || is(ours, "0")))
            continue; /* printed on the other indicator's row */
        agree(WHERE("%s/pagu/%s", code, YEARS[y]), printed, WHERE("%.0f", strtod(ours, NULL)));
    }
    printed_total = strtoll(cell(t, row, "pagu_total"), NULL, 10);
    if (indicator_of(t, row) == 1 && strncmp(code, "2.13.", 5) == 0 && is(cell(t, row, "level"), "program"))
        return; /* two years only */
    agree(WHERE("%s/pagu/jumlah", code), WHERE("%lld", printed_total), WHERE("%lld", total));
}

static void test_renstra_programmes(void **state)
{
    (void)state;
    const Table *t = table_read("renstra.tsv");
    int rows = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *level = cell(t, i, "level"), *code = cell(t, i, "code");
        if (!is(cell(t, i, "tabel"), "T-C.27") || !isdigit((unsigned char)code[0]))
            continue;
        const char *path = WHERE("//%s[@kode='%s']/indikator[%d]", level, code, indicator_of(t, i));
        const char *id = WHERE("%s:%d", code, indicator_of(t, i));
        agree(WHERE("%s/uraian", id), squeeze(cell(t, i, "indikator")), squeeze(ask(renstra, "string(%s/uraian)", path)));
        agree(WHERE("%s/satuan", id), squeeze(cell(t, i, "satuan")), squeeze(ask(renstra, "string(%s/@satuan)", path)));
        check_targets(t, i, id, path);
        check_funding(t, i, code);
        rows++;
    }
    assert_int_equal(rows, 115);
    assert_int_equal(atoi(ask(renstra, "count(//program|//kegiatan|//subkegiatan)")), 113);
    no_failures();
}

/* Where a row of T-C.25, T-C.28 or the cascading is in the example; NULL: none of these. */
static const char *objective_path(const Table *t, int row, const char **id)
{
    static const struct {
        const char *code, *word, *id;
    } MAP[] = {
        {"T1", "", "T1.1"},    {"T2", "", "T2.1"},      {"T3", "", "T3.1"},
        {"S1", "", "S1.1"},    {"S3", "", "S3.1"},      {"S2", "pengentasan", "S2.1"},
        {"S2", "lpm", "S2.2"}, {"S2", "cepat", "S2.3"}, {"S2", "pkkaktif", "S2.4"},
    };
    const char *code = cell(t, row, "code"), *text = squeeze(cell(t, row, "indikator"));
    if (strncmp(code, "RPJMD-", 6) == 0) {
        *id = WHERE("R%s", code + 6);
        return WHERE("//rpjmd//*[@id='R%s']/indikator", code + 6);
    }
    for (size_t i = 0; i < sizeof MAP / sizeof *MAP; i++) {
        if (!is(MAP[i].code, code) || strstr(text, MAP[i].word) == NULL)
            continue;
        *id = MAP[i].id;
        return WHERE("//indikator[@id='%s']", MAP[i].id);
    }
    return NULL;
}

static void test_renstra_objectives(void **state)
{
    (void)state;
    const Table *t = table_read("renstra.tsv");
    int rows = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *id = NULL, *path = objective_path(t, i, &id);
        bool cascading = strncmp(cell(t, i, "tabel"), "Casc", 4) == 0, programme = is(cell(t, i, "level"), "program");
        if (path == NULL && !(cascading && programme))
            continue;
        if (path == NULL) {
            id = WHERE("%s:%d", cell(t, i, "code"), indicator_of(t, i));
            path = WHERE("//program[@kode='%s']/indikator[%d]", cell(t, i, "code"), indicator_of(t, i));
        }
        const char *where = WHERE("%s/%s", cell(t, i, "tabel"), id);
        const char *ours = ask(renstra, "normalize-space(%s/uraian|%s[not(uraian)])", path, path);
        agree(WHERE("%s/uraian", where), squeeze(cell(t, i, "indikator")), squeeze(ours));
        if (strncmp(id, "R", 1) == 0 && !cascading) {
            rows++;
            continue;
        }              /* T-C.27 prints no targets of the city */
        if (cascading) /* it prints no state before the plan */
            for (int y = 0; y < 5; y++)
                agree(WHERE("%s/target/%s", where, YEARS[y]), cell(t, i, WHERE("target_%s", YEARS[y])),
                      target(WHERE("%s/target[@tahun='%s']", path, YEARS[y])));
        else
            check_targets(t, i, where, path);
        rows++;
    }
    assert_int_equal(rows, 33); /* 149 rows less the 115 of the programmes and the printed grand total */
    no_failures();
}

/* ---- budgets ---- */

/* An empty cell is nothing done, or unknown in a row whose quarters could not all be read. */
static void check_quarters(const Table *t, int row, const char *element, const char *prefix)
{
    const char *code = cell(t, row, "code");
    bool readable = is(cell(t, row, "status_triwulan"), "ok");
    for (int q = 1; q <= 4; q++) {
        const char *printed = cell(t, row, WHERE("%s_tw%d", prefix, q)), *ours = ask(years[2], "string(//%s[@kode='%s']/@tw%d)", element, code, q);
        if (printed[0] == '\0')
            printed = !readable && is(ours, "?") ? "?" : "0";
        agree(WHERE("%s/%s/tw%d", code, element, q), printed, ours);
    }
}

static void test_budget_2024(void **state)
{
    (void)state;
    const Table *t = table_read("anggaran_2024.tsv");
    int rows = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *code = cell(t, i, "code");
        if (!is(cell(t, i, "level"), "subkegiatan") || cell(t, i, "pagu_perubahan")[0] == '\0')
            continue;
        agree(WHERE("%s/nama", code), squeeze(cell(t, i, "uraian")), squeeze(ask(renstra, "string(//subkegiatan[@kode='%s']/nama)", code)));
        agree(WHERE("%s/murni", code), unknown(cell(t, i, "pagu_murni")), ask(years[2], "string(//pagu[@kode='%s']/@murni)", code));
        agree(WHERE("%s/perubahan", code), cell(t, i, "pagu_perubahan"), ask(years[2], "string(//pagu[@kode='%s']/@perubahan)", code));
        agree(WHERE("%s/serapan", code), cell(t, i, "realisasi_rp"), figure_text(years[2], code, "serapan", "jumlah"));
        agree(WHERE("%s/fisik/target", code), cell(t, i, "target_kinerja"), ask(years[2], "string(//fisik[@kode='%s']/@target)", code));
        agree(WHERE("%s/fisik/satuan", code), squeeze(cell(t, i, "satuan")), squeeze(ask(years[2], "string(//fisik[@kode='%s']/@satuan)", code)));
        agree(WHERE("%s/fisik/realisasi", code), cell(t, i, "k_total"), ask(years[2], "string(//fisik[@kode='%s']/@realisasi)", code));
        check_quarters(t, i, "serapan", "rp");
        check_quarters(t, i, "fisik", "k");
        rows++;
    }
    assert_int_equal(rows, 62);
    assert_int_equal(atoi(ask(years[2], "count(//serapan)")), 62);
    assert_int_equal(atoi(ask(years[2], "count(//fisik)")), 62);
    agree("belanja/operasi", "28498929220", ask(years[2], "string(//belanja[@jenis='operasi']/@perubahan)"));
    agree("belanja/modal", "797222000", ask(years[2], "string(//belanja[@jenis='modal']/@perubahan)"));
    no_failures();
}

/* Programmes and kegiatan: the sums from below against the printed sub-totals. */
static void test_budget_sums(void **state)
{
    (void)state;
    const Table *t = table_read("anggaran_2024.tsv");
    static const struct {
        const char *column, *element, *attribute;
    } FIGURES[] = {
        {"pagu_murni", "pagu", "murni"},       {"pagu_perubahan", "pagu", "perubahan"},
        {"realisasi_rp", "serapan", "jumlah"}, {"rp_tw1", "serapan", "tw1"},
        {"rp_tw2", "serapan", "tw2"},          {"rp_tw3", "serapan", "tw3"},
        {"rp_tw4", "serapan", "tw4"},
    };
    for (int i = 0; i < t->rows; i++) {
        const char *code = cell(t, i, "code"), *level = cell(t, i, "level");
        if (!is(level, "program") && !is(level, "kegiatan"))
            continue;
        bool any = false; /* a row prints all its quarters or none; an empty cell among printed ones is nothing spent */
        for (int q = 3; q < 7; q++)
            any = any || cell(t, i, FIGURES[q].column)[0] != '\0';
        for (int f = 0; f < (any ? 7 : 3); f++) {
            const char *printed = cell(t, i, FIGURES[f].column);
            agree(WHERE("%s/%s", code, FIGURES[f].column), printed[0] == '\0' ? "0" : printed,
                  figure_text(years[2], code, FIGURES[f].element, FIGURES[f].attribute));
        }
        agree(WHERE("%s/rp_2023", code), cell(t, i, "rp_2023"), figure_text(years[1], code, "serapan", "jumlah"));
    }
    assert_string_equal(figure_text(years[2], NULL, "pagu", "perubahan"), "29296151220");
    assert_string_equal(figure_text(years[2], NULL, "serapan", "jumlah"), "18271892297");
    assert_string_equal(figure_text(years[2], NULL, "pagu", "murni"), "20000669600");
    assert_string_equal(figure_text(years[1], NULL, "serapan", "jumlah"), "13628836667");
    assert_string_equal(figure_text(years[0], NULL, "serapan", "jumlah"), "?");
    no_failures();
}

static void test_budget_earlier(void **state)
{
    (void)state;
    const Table *t = table_read("anggaran_2024.tsv");
    int rows = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *code = cell(t, i, "code");
        if (!is(cell(t, i, "level"), "subkegiatan"))
            continue;
        agree(WHERE("%s/2023/serapan", code), cell(t, i, "rp_2023"), ask(years[1], "string(//serapan[@kode='%s']/@jumlah)", code));
        agree(WHERE("%s/2023/fisik", code), cell(t, i, "k_2023"), ask(years[1], "string(//fisik[@kode='%s']/@realisasi)", code));
        rows++;
    }
    assert_int_equal(rows, 64);
    t = table_read("anggaran_2022.tsv");
    for (int i = 0; i < t->rows; i++) {
        agree(WHERE("%s/2022/pagu", cell(t, i, "code")), cell(t, i, "pagu"), figure_text(years[0], cell(t, i, "code"), "pagu", "perubahan"));
        agree(WHERE("%s/2022/serapan", cell(t, i, "code")), cell(t, i, "realisasi"), figure_text(years[0], cell(t, i, "code"), "serapan", "jumlah"));
    }
    no_failures();
}

/* ---- results ---- */

/* "a 1; b 2" from the parts of a result, in the words of the printed table. */
static const char *parts(xmlDocPtr year, const char *id)
{
    const char *text = "";
    int n = atoi(ask(year, "count(//realisasi[@indikator='%s']/rincian)", id));
    for (int i = 1; i <= n; i++) {
        const char *part = WHERE("//realisasi[@indikator='%s']/rincian[%d]", id, i);
        text = WHERE("%s%s%s %s", text, i > 1 ? "; " : "", ask(year, "string(%s/@nama)", part), ask(year, "string(%s/@nilai)", part));
    }
    return text;
}

/* A quotient x 100 rounded half up to as many decimals as `like` shows. */
static const char *percentage(const char *numerator, const char *denominator, const char *like)
{
    const char *point = strchr(like, '.');
    long long scale = 1;
    int digits = point != NULL ? (int)strlen(point + 1) : 0;
    for (int i = 0; i < digits; i++)
        scale *= 10;
    long long n = atoll(numerator), d = atoll(denominator), rounded = (2 * 100 * scale * n + d) / (2 * d);
    return digits > 0 ? WHERE("%lld.%0*lld", rounded / scale, digits, rounded % scale) : WHERE("%lld", rounded);
}

static void check_result(const Table *t, int row, const char *id)
{
    for (int y = 0; y < 3; y++) {
        const char *printed = cell(t, row, WHERE("realisasi_%s", YEARS[y])), *node = WHERE("//realisasi[@indikator='%s']", id);
        const char *numerator = ask(years[y], "string(%s/@pembilang)", node), *denominator = ask(years[y], "string(%s/@penyebut)", node);
        agree(WHERE("%s/%s/pembilang", id, YEARS[y]), cell(t, row, WHERE("pembilang_%s", YEARS[y])), numerator);
        agree(WHERE("%s/%s/penyebut", id, YEARS[y]), cell(t, row, WHERE("penyebut_%s", YEARS[y])), denominator);
        agree(WHERE("%s/%s/rincian", id, YEARS[y]), cell(t, row, WHERE("rincian_%s", YEARS[y])), parts(years[y], id));
        const char *ours = numerator[0] != '\0' ? percentage(numerator, denominator, printed) : ask(years[y], "string(%s/@nilai)", node);
        agree(WHERE("%s/%s/realisasi", id, YEARS[y]), ours[0] != '\0' ? unknown(printed) : printed, ours);
        if (strchr(id, ':') == NULL)
            agree(WHERE("%s/%s/target", id, YEARS[y]), cell(t, row, WHERE("target_%s", YEARS[y])),
                  target(WHERE("//indikator[@id='%s']/target[@tahun='%s']", id, YEARS[y])));
    }
    const char *final = cell(t, row, "target_akhir_renstra_2026"), *national = cell(t, row, "realisasi_nasional_2023");
    if (final[0] != '\0')
        agree(WHERE("%s/akhir", id), final, target(WHERE("//indikator[@id='%s']/target[last()]", id)));
    const char *compared = ask(years[2], "string(//pembanding[@indikator='%s']/@nilai)", id);
    agree(WHERE("%s/nasional", id), compared[0] != '\0' ? unknown(national) : national, compared);
    if (id[0] == 'S')
        agree(WHERE("%s/program", id), cell(t, row, "program_pengukur_anggaran"), ask(renstra, "string(//indikator[@id='%s']/@program)", id));
}

static void test_results(void **state)
{
    (void)state;
    static const char *const IDS[] = {"T1.1",      "T2.1",      "T3.1",      "S1.1",      "S2.1",      "S2.3",
                                      "S2.2",      "S2.4",      "S3.1",      "1.06.04:1", "1.06.02:1", "1.06.05:1",
                                      "1.06.03:1", "1.06.07:1", "2.13.04:2", "2.13.05:2", "1.06.06:1", "1.06.01:1"};
    const Table *t = table_read("indikator_2024.tsv");
    assert_int_equal(t->rows, (int)(sizeof IDS / sizeof *IDS));
    for (int i = 0; i < t->rows; i++) {
        assert_memory_equal(cell(t, i, "code"), IDS[i], 2); /* same order */
        check_result(t, i, IDS[i]);
    }
    no_failures();
}

/* ---- Perjanjian Kinerja ---- */

/* The wording and unit that a row of a sheet shows: its own, else its indicator's. An indicator without id is "kode:n". */
static const char *of_indicator(const char *id, const char *what)
{
    const char *colon = strchr(id, ':');
    if (colon == NULL)
        return ask(renstra, "string(//indikator[@id='%s']/%s)", id, what);
    return ask(renstra, "string(//*[@kode='%.*s']/indikator[%s]/%s)", (int)(colon - id), id, colon + 1, what);
}

static void check_promise(const Table *t, int row, int n)
{
    const char *sheet = cell(t, row, "sheet_id"), *node = WHERE("//perjanjian[@id='%s']/butir[%d]", sheet, n), *where = WHERE("%s/%d", sheet, n);
    const char *id = ask(years[2], "string(%s/@indikator)", node), *code = ask(years[2], "string(%s/@kode)", node);
    const char *words = ask(years[2], "string(%s/@uraian)", node), *unit = ask(years[2], "string(%s/@satuan)", node),
               *aim = ask(years[2], "string(%s/@sasaran)", node);
    if (words[0] == '\0')
        words = of_indicator(id, "uraian");
    if (unit[0] == '\0')
        unit = of_indicator(id, "@satuan");
    if (aim[0] == '\0')
        aim = ask(renstra, "string(//sasaran[indikator/@id='%s']/uraian)", id);
    const char *colon = strpbrk(id, ":");
    if (id[0] != '\0')
        code = id[0] == 'S' ? WHERE("%.2s", id) : WHERE("%.*s", (int)(colon - id), id);
    const char *printed = cell(t, row, "target");
    agree(WHERE("%s/no", where), cell(t, row, "no"), ask(years[2], "string(%s/@no)", node));
    agree(WHERE("%s/sasaran", where), squeeze(cell(t, row, "sasaran")), squeeze(aim));
    agree(WHERE("%s/indikator", where), squeeze(cell(t, row, "indikator")), squeeze(words));
    agree(WHERE("%s/satuan", where), squeeze(cell(t, row, "satuan")), squeeze(unit));
    agree(WHERE("%s/target", where), unknown(printed), ask(years[2], "string(%s/@target)", node));
    agree(WHERE("%s/kode", where), cell(t, row, "kode_ref"), code);
}

/* A line with an amount; it is not typed in the sheet but taken from the code's budget. */
static void check_line(const Table *t, int row, int n)
{
    const char *sheet = cell(t, row, "sheet_id"), *node = WHERE("//perjanjian[@id='%s']/dana[%d]", sheet, n), *code = cell(t, row, "kode_ref");
    const char *kind = ask(years[2], "string(//perjanjian[@id='%s']/@jenis)", sheet);
    agree(WHERE("%s/dana/%d", sheet, n), code, ask(years[2], "string(%s/@kode)", node));
    agree(WHERE("%s/%s", sheet, code), cell(t, row, "anggaran_rp"), figure_text(years[2], code, "pagu", kind));
    agree(WHERE("%s/%s/sumber", sheet, code), cell(t, row, "sumber_dana"), ask(years[2], "string(%s/@sumber-dana)", node));
}

/* The sum of the sheet's lines that have no ancestor in it. */
static void check_total(const Table *t, int row)
{
    const char *sheet = cell(t, row, "sheet_id"), *kind = ask(years[2], "string(//perjanjian[@id='%s']/@jenis)", sheet);
    int n = atoi(ask(years[2], "count(//perjanjian[@id='%s']/dana)", sheet));
    long long total = 0;
    for (int i = 1; i <= n; i++) {
        const char *code = ask(years[2], "string(//perjanjian[@id='%s']/dana[%d]/@kode)", sheet, i);
        if (!is(ask(years[2], "count(//perjanjian[@id='%s']/dana[starts-with('%s', concat(@kode, '.'))])", sheet, code), "0"))
            continue;
        total += atoll(figure_text(years[2], code, "pagu", kind));
    }
    agree(WHERE("%s/jumlah", sheet), cell(t, row, "anggaran_rp"), WHERE("%lld", total));
}

static void test_agreements(void **state)
{
    (void)state;
    const Table *t = table_read("perjanjian_2024.tsv");
    const char *sheet = "";
    int promises = 0, lines = 0, sheets = 0;
    for (int i = 0; i < t->rows; i++) {
        const char *kind = cell(t, i, "jenis_baris");
        if (!is(sheet, cell(t, i, "sheet_id"))) {
            sheet = cell(t, i, "sheet_id");
            agree(WHERE("%s/jenis", sheet), is(cell(t, i, "jenis_pk"), "awal") ? "murni" : "perubahan",
                  ask(years[2], "string(//perjanjian[@id='%s']/@jenis)", sheet));
            sheets++, promises = lines = 0;
        }
        if (is(kind, "indikator"))
            check_promise(t, i, ++promises);
        else if (is(kind, "jumlah"))
            check_total(t, i);
        else if (cell(t, i, "anggaran_rp")[0] != '\0')
            check_line(t, i, ++lines);
        bool last = i + 1 == t->rows || !is(sheet, cell(t, i + 1, "sheet_id"));
        if (!last)
            continue;
        assert_int_equal(atoi(ask(years[2], "count(//perjanjian[@id='%s']/butir)", sheet)), promises);
        assert_int_equal(atoi(ask(years[2], "count(//perjanjian[@id='%s']/dana)", sheet)), lines);
    }
    assert_int_equal(sheets, 44);
    assert_int_equal(atoi(ask(years[2], "count(//perjanjian)")), 44);
    no_failures();
}

/* The posts on the sheets exist, and whoever signs has a name that is plainly invented. */
static void test_posts(void **state)
{
    (void)state;
    int sheets = atoi(ask(years[2], "count(//perjanjian)"));
    for (int i = 1; i <= sheets; i++) {
        const char *first = ask(years[2], "string(//perjanjian[%d]/@pihak-pertama)", i),
                   *second = ask(years[2], "string(//perjanjian[%d]/@pihak-kedua)", i);
        assert_string_equal(ask(renstra, "count(//jabatan[@id='%s' or @id='%s'])", first, second), "2");
        assert_string_equal(ask(years[2], "count(//pejabat[@jabatan='%s' or @jabatan='%s'])", first, second), "2");
        assert_string_equal(ask(renstra, "string(//jabatan[@id='%s']/@atasan)", first), second);
    }
    assert_string_equal(ask(years[2], "count(//pejabat[not(contains(@nama, 'Contoh')) or translate(@nip, '0 ', '') != ''])"), "0");
}

static void test_exceptions_are_used(void **state)
{
    (void)state;
    for (size_t i = 0; i < EXCEPTION_COUNT; i++)
        if (!used[i]) {
            print_error("no longer differs: %s\n", EXCEPTIONS[i].where);
            failures++;
        }
    no_failures();
}

static int setup(void **state)
{
    (void)state;
    arena = arena_new();
    renstra = xmlReadFile(FOLDER "renstra.xml", NULL, XML_PARSE_NONET);
    for (int y = 0; y < 3; y++)
        years[y] = xmlReadFile(arena_printf(arena, FOLDER "tahun-%s.xml", YEARS[y]), NULL, XML_PARSE_NONET);
    return renstra == NULL || years[0] == NULL || years[1] == NULL || years[2] == NULL;
}

static int teardown(void **state)
{
    (void)state;
    for (int y = 0; y < 3; y++)
        xmlFreeDoc(years[y]);
    xmlFreeDoc(renstra);
    xmlCleanupParser();
    arena_drop(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renstra_programmes),  cmocka_unit_test(test_renstra_objectives),
        cmocka_unit_test(test_budget_2024),         cmocka_unit_test(test_budget_sums),
        cmocka_unit_test(test_budget_earlier),      cmocka_unit_test(test_results),
        cmocka_unit_test(test_agreements),          cmocka_unit_test(test_posts),
        cmocka_unit_test(test_exceptions_are_used),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
