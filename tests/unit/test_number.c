/* test_number.c: exact numbers, their printing, words, numerals and dates; everything again under a locale with a decimal comma. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <gmp.h>

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ordinal.h"
#include "number/number.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Arena *arena;

static int open_arena(void **state)
{
    (void)state;
    return (arena = arena_new()) ? 0 : -1;
}

static int drop_arena(void **state)
{
    (void)state;
    arena_drop(arena);
    return 0;
}

static const Number *num(const char *text)
{
    const Number *n = number_parse(arena, text);
    if (!n)
        fail_msg("\"%s\" was refused", text);
    return n;
}

static const char *fmt(const char *text, int digits, bool trim, Rounding rounding)
{
    return number_format(arena, num(text), &(NumberFormat){digits, trim, rounding});
}

static void parsing_gives_lowest_terms(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"80", "80"},
        {" -3\n", "-3"},
        {"86.11", "86.11"},
        {"775/9", "775/9"},
        {"0", "0"},
        {"-0", "0"},
        {"-0.00", "0"},
        {"007", "7"},
        {"10/4", "2.5"},
        {"-1/3", "-1/3"},
        {"6/3", "2"},
        {"0.050", "0.05"},
        {"-0.5", "-0.5"},
        {"1/1024", "0.0009765625"},
        {"0/5", "0"},
        {"1.10", "1.1"},
        {"100.0", "100"},
        {"1/1000000000000", "0.000000000001"},
        {"29296151220", "29296151220"},
        {"123456789012345678901234567890.5", "123456789012345678901234567890.5"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(number_text(arena, num(cases[i][0])), cases[i][1]);
}

static void parsing_refuses_what_is_no_number(void **state)
{
    (void)state;
    static const char *const cases[] = {"",    " ",    "-",     "?",     "86,11", "1.000.000", ".5",    "5.",      "+5",
                                        "1e5", "0x10", "1 000", "1/0",   "1/-2",  "1.5/2",     "1/2.5", "1/",      "/2",
                                        "--1", "nan",  "inf",   "12abc", "8O",    "1/2/3",     "- 1",   "\xd9\xa1"};
    for (size_t i = 0; i < COUNT(cases); i++)
        if (number_parse(arena, cases[i]))
            fail_msg("\"%s\" was taken for a number", cases[i]);
    assert_null(number_parse(arena, NULL));
}

/* A string of `len` nines. */
static char *nines(size_t len)
{
    char *text = arena_alloc(arena, len + 1);
    memset(text, '9', len);
    return text;
}

static void huge_numbers_are_refused(void **state)
{
    (void)state;
    assert_null(number_parse(arena, nines(NUMBER_MAX_LEN + 1)));
    assert_null(number_parse(arena, nines(NUMBER_MAX_LEN))); /* more bits than allowed */
    const Number *n = num(nines(2000));
    assert_null(number_mul(arena, n, n));
    assert_non_null(number_add(arena, n, n));
}

static void text_is_read_back(void **state)
{
    (void)state;
    const Number *n = number_div(arena, num("1"), num(nines(2400)));
    assert_int_equal(number_compare(num(number_text(arena, n)), n), 0);
    n = num("1/3");
    for (int i = 0; i < 80; i++)
        n = number_div(arena, n, num("2")); /* many binary places: a fraction rather than an endless decimal */
    assert_int_equal(number_compare(num(number_text(arena, n)), n), 0);
    n = number_mul(arena, n, num("3"));
    assert_non_null(strchr(number_text(arena, n), '/'));
    assert_int_equal(number_compare(num(number_text(arena, n)), n), 0);
}

static void arithmetic_is_exact(void **state)
{
    (void)state;
    assert_string_equal(number_text(arena, number_add(arena, num("0.1"), num("0.2"))), "0.3");
    assert_string_equal(number_text(arena, number_sub(arena, num("1"), num("1/3"))), "2/3");
    assert_string_equal(number_text(arena, number_mul(arena, num("31/36"), num("100"))), "775/9");
    assert_string_equal(number_text(arena, number_div(arena, num("-7"), num("4"))), "-1.75");
    assert_null(number_div(arena, num("1"), num("0")));
    assert_null(number_add(arena, NULL, num("1")));
    assert_null(number_mul(arena, num("1"), NULL));
    assert_int_equal(number_compare(num("1/3"), num("0.333333333333")), 1);
    assert_int_equal(number_compare(num("-2"), num("1")), -1);
    assert_int_equal(number_compare(num("2/4"), num("0.5")), 0);
    assert_int_equal(number_sign(num("-0.01")), -1);
    assert_int_equal(number_sign(num("0")), 0);
    assert_true(number_is_integer(num("4/2")));
    assert_false(number_is_integer(num("0.5")));
    assert_true(number_double(num("-0.75")) == -0.75);
    assert_string_equal(number_text(arena, number_from_int(arena, LONG_MIN)), "-9223372036854775808");
}

/* Numbers of up to a word and a half, so that some fit a word, some don't, and some only don't on the way. */
static const char *random_rational(unsigned long long *dice)
{
    static const int lengths[] = {1, 3, 9, 18, 19, 28};
    char digits[2][32] = {"", ""};
    for (int part = 0; part < 2; part++) {
        int len = lengths[(*dice >> 33) % 6];
        for (int i = 0; i < len; i++) {
            *dice = *dice * 6364136223846793005ULL + 1442695040888963407ULL;
            digits[part][i] = (char)('0' + (*dice >> 33) % 10);
        }
    }
    *dice = *dice * 6364136223846793005ULL + 1442695040888963407ULL;
    const char *sign = *dice >> 40 & 1 ? "-" : "";
    return *dice >> 41 & 1 || strspn(digits[1], "0") == strlen(digits[1]) ? arena_printf(arena, "%s%s", sign, digits[0])
                                                                          : arena_printf(arena, "%s%s/%s", sign, digits[0], digits[1]);
}

static void expect(const mpq_t right, const Number *number)
{
    char *text = mpq_get_str(NULL, 10, right);
    const Number *wanted = num(arena_printf(arena, "%s%s", text, strchr(text, '/') ? "" : "/1"));
    assert_int_equal(number_compare(number, wanted), 0);
    assert_string_equal(number_text(arena, number), number_text(arena, wanted));
    const Number *back = num(number_text(arena, number));
    assert_int_equal(number_compare(back, number), 0);
    free(text);
}

static void small_numbers_are_those_of_gmp(void **state)
{
    (void)state;
    unsigned long long dice = 7;
    mpq_t x, y, z;
    mpq_inits(x, y, z, NULL);
    for (int i = 0; i < 20000; i++) {
        const char *a = random_rational(&dice), *b = random_rational(&dice);
        const Number *p = num(a), *q = num(b);
        mpq_set_str(x, a, 10);
        mpq_set_str(y, b, 10);
        mpq_canonicalize(x);
        mpq_canonicalize(y);
        mpq_add(z, x, y), expect(z, number_add(arena, p, q));
        mpq_sub(z, x, y), expect(z, number_sub(arena, p, q));
        mpq_mul(z, x, y), expect(z, number_mul(arena, p, q));
        if (mpq_sgn(y))
            mpq_div(z, x, y), expect(z, number_div(arena, p, q));
    }
    mpq_clears(x, y, z, NULL);
    assert_string_equal(number_text(arena, num("9223372036854775807/1000000000000000000")), "9.223372036854775807");
    assert_string_equal(number_text(arena, num("-1/1000000000000000000")), "-0.000000000000000001");
    assert_string_equal(number_text(arena, number_add(arena, num("9223372036854775807"), num("1"))), "9223372036854775808");
    assert_string_equal(number_text(arena, number_sub(arena, num("-9223372036854775807"), num("1"))), "-9223372036854775808");
}

static void rounding_is_away_from_zero_at_the_half(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int digits;
        Rounding rounding;
        const char *want;
    } cases[] = {
        {"0.125", 2, ROUND_HALF_UP, "0.13"},  {"-0.125", 2, ROUND_HALF_UP, "-0.13"},
        {"0.1249", 2, ROUND_HALF_UP, "0.12"}, {"2.5", 0, ROUND_HALF_UP, "3"},
        {"-2.5", 0, ROUND_HALF_UP, "-3"},     {"-0.4", 0, ROUND_HALF_UP, "0"},
        {"0.129", 2, ROUND_TRUNCATE, "0.12"}, {"-0.129", 2, ROUND_TRUNCATE, "-0.12"},
        {"775/9", 2, ROUND_HALF_UP, "86.11"}, {"2/3", 12, ROUND_HALF_UP, "0.666666666667"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(number_text(arena, number_round(arena, num(cases[i].text), cases[i].digits, cases[i].rounding)), cases[i].want);
    assert_null(number_round(arena, num("1"), 13, ROUND_HALF_UP));
    assert_null(number_round(arena, num("1"), -1, ROUND_HALF_UP));
}

static void formatting_is_indonesian(void **state)
{
    (void)state;
    assert_string_equal(fmt("29296151220", 0, false, ROUND_HALF_UP), "29.296.151.220");
    assert_string_equal(number_format(arena, number_mul(arena, num("31/36"), num("100")), &(NumberFormat){.digits = 2}), "86,11");
    assert_string_equal(fmt("-3.5", 2, true, ROUND_HALF_UP), "-3,5");
    assert_string_equal(fmt("100", 2, true, ROUND_HALF_UP), "100");
    assert_string_equal(fmt("100", 2, false, ROUND_HALF_UP), "100,00");
    assert_string_equal(fmt("0.05", 2, true, ROUND_HALF_UP), "0,05");
    assert_string_equal(fmt("-0.004", 2, false, ROUND_HALF_UP), "0,00");
    assert_string_equal(fmt("-0.005", 2, false, ROUND_HALF_UP), "-0,01");
    assert_string_equal(fmt("-999.995", 2, false, ROUND_HALF_UP), "-1.000,00");
    assert_string_equal(fmt("999.999", 2, false, ROUND_TRUNCATE), "999,99");
    assert_string_equal(fmt("999", 0, false, ROUND_HALF_UP), "999");
    assert_string_equal(fmt("1000", 0, false, ROUND_HALF_UP), "1.000");
    assert_string_equal(fmt("0", 12, true, ROUND_HALF_UP), "0");
    assert_null(number_format(arena, num("1"), &(NumberFormat){.digits = 13}));
    assert_null(number_format(arena, num("1"), &(NumberFormat){.digits = -1}));
}

static void rupiah(void **state)
{
    (void)state;
    assert_string_equal(number_rupiah(arena, num("29296151220")), "Rp\xc2\xa0"
                                                                  "29.296.151.220,-");
    assert_string_equal(number_rupiah(arena, num("-5000")), "-Rp\xc2\xa0"
                                                            "5.000,-");
    assert_string_equal(number_rupiah(arena, num("0")), "Rp\xc2\xa0"
                                                        "0,-");
    assert_string_equal(number_rupiah(arena, num("0.5")), "Rp\xc2\xa0"
                                                          "1,-");
    assert_string_equal(number_rupiah(arena, num("-0.4")), "Rp\xc2\xa0"
                                                           "0,-");
    assert_null(number_rupiah(arena, NULL));
}

static void words(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"0", "nol"},
        {"1", "satu"},
        {"10", "sepuluh"},
        {"11", "sebelas"},
        {"12", "dua belas"},
        {"19", "sembilan belas"},
        {"20", "dua puluh"},
        {"21", "dua puluh satu"},
        {"100", "seratus"},
        {"101", "seratus satu"},
        {"111", "seratus sebelas"},
        {"210", "dua ratus sepuluh"},
        {"999", "sembilan ratus sembilan puluh sembilan"},
        {"1000", "seribu"},
        {"1001", "seribu satu"},
        {"1100", "seribu seratus"},
        {"1234", "seribu dua ratus tiga puluh empat"},
        {"2000", "dua ribu"},
        {"11000", "sebelas ribu"},
        {"100000", "seratus ribu"},
        {"101000", "seratus satu ribu"},
        {"1000000", "satu juta"},
        {"1001000", "satu juta seribu"},
        {"1000000000", "satu miliar"},
        {"1000000000000", "satu triliun"},
        {"1000000000000000", "satu kuadriliun"},
        {"20000669600", "dua puluh miliar enam ratus enam puluh sembilan ribu enam ratus"},
        {"29296151220", "dua puluh sembilan miliar dua ratus sembilan puluh enam juta seratus lima puluh satu ribu dua ratus dua puluh"},
        {"797222000", "tujuh ratus sembilan puluh tujuh juta dua ratus dua puluh dua ribu"},
        {"86.11", "delapan puluh enam koma satu satu"},
        {"100.00", "seratus"},
        {"0.05", "nol koma nol lima"},
        {"-1000.5", "minus seribu koma lima"},
        {"-0.001", "nol"},
        {"999.999", "seribu"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(number_words(arena, num(cases[i][0]), 2, ROUND_HALF_UP), cases[i][1]);
    assert_string_equal(number_words(arena, num("999.999"), 2, ROUND_TRUNCATE), "sembilan ratus sembilan puluh sembilan koma sembilan sembilan");
    assert_non_null(number_words(arena, num("999999999999999999"), 0, ROUND_HALF_UP));
    assert_null(number_words(arena, num("1000000000000000000"), 0, ROUND_HALF_UP));
    assert_null(number_words(arena, num("999999999999999999.5"), 0, ROUND_HALF_UP));
}

/* The value of a phrase, by a grammar of its own: the words of every number must read back. */
static long long value_of(const char *phrase)
{
    static const struct {
        const char *word;
        long long value;
    } ones[] = {{"nol", 0},   {"satu", 1},    {"dua", 2},      {"tiga", 3},     {"empat", 4},    {"lima", 5},      {"enam", 6},
                {"tujuh", 7}, {"delapan", 8}, {"sembilan", 9}, {"sepuluh", 10}, {"sebelas", 11}, {"seratus", 100}, {"seribu", 1000}};
    static const struct {
        const char *word;
        long long unit;
    } units[] = {{"ribu", 1000}, {"juta", 1000000}, {"miliar", 1000000000}};
    long long total = 0, group = 0, last = 0;
    char copy[512], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", phrase);
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        long long unit = 0;
        for (size_t i = 0; i < COUNT(units); i++)
            unit = strcmp(word, units[i].word) ? unit : units[i].unit;
        if (unit) {
            total += group * unit;
            group = last = 0;
        } else if (!strcmp(word, "belas")) {
            group += 10;
        } else if (!strcmp(word, "puluh")) {
            group += last * 9;
        } else if (!strcmp(word, "ratus")) {
            group += last * 99;
        } else {
            last = -1;
            for (size_t i = 0; i < COUNT(ones); i++)
                last = strcmp(word, ones[i].word) ? last : ones[i].value;
            assert_true(last >= 0);
            group += last;
        }
    }
    return total + group;
}

static void words_read_back(void **state)
{
    (void)state;
    for (long n = 0; n <= 120000; n++) {
        Arena *own = arena_new();
        assert_int_equal(value_of(number_words(own, number_from_int(own, n), 0, ROUND_HALF_UP)), n);
        arena_drop(own);
    }
    for (long n = 999; n < 900000000000; n = n * 3 + 7)
        assert_int_equal(value_of(number_words(arena, number_from_int(arena, n), 0, ROUND_HALF_UP)), n);
}

static void numerals(void **state)
{
    (void)state;
    assert_string_equal(ordinal_roman(arena, 1, true), "I");
    assert_string_equal(ordinal_roman(arena, 4, false), "iv");
    assert_string_equal(ordinal_roman(arena, 1994, true), "MCMXCIV");
    assert_string_equal(ordinal_roman(arena, 3999, false), "mmmcmxcix");
    assert_null(ordinal_roman(arena, 0, true));
    assert_null(ordinal_roman(arena, 4000, true));
    assert_string_equal(ordinal_letters(arena, 1, false), "a");
    assert_string_equal(ordinal_letters(arena, 26, true), "Z");
    assert_string_equal(ordinal_letters(arena, 27, false), "aa");
    assert_string_equal(ordinal_letters(arena, 702, false), "zz");
    assert_string_equal(ordinal_letters(arena, 703, false), "aaa");
    assert_string_equal(ordinal_letters(arena, INT_MAX, false), "fxshrxw");
    assert_null(ordinal_letters(arena, 0, false));
}

static void dates(void **state)
{
    (void)state;
    Date d;
    assert_true(date_parse("2024-01-31", &d));
    assert_string_equal(date_format(arena, d), "31 Januari 2024");
    assert_string_equal(date_weekday_name(d), "Rabu");
    assert_true(date_parse("2024-09-02", &d));
    assert_string_equal(date_weekday_name(d), "Senin");
    assert_true(date_parse("1900-01-01", &d));
    assert_string_equal(date_weekday_name(d), "Senin");
    assert_true(date_parse("2024-02", &d));
    assert_string_equal(date_format(arena, d), "Februari 2024");
    assert_null(date_weekday_name(d));
    assert_true(date_parse("2024", &d));
    assert_string_equal(date_format(arena, d), "2024");
    assert_true(date_parse("2024-02-29", &d) && date_parse("2000-02-29", &d));
    static const char *const wrong[] = {"",           "202",           "2023-02-29", "2100-02-29", "2024-13-01", "2024-00-01",
                                        "2024-04-31", "2024-1-1",      "1899-12-31", "2200-01-01", "2024-01-00", "31-01-2024",
                                        "2024/01/31", "2024-01-31T00", "2024-",      "2024-01-",   " 2024",      "20240131"};
    for (size_t i = 0; i < COUNT(wrong); i++)
        if (date_parse(wrong[i], &d))
            fail_msg("\"%s\" was taken for a date", wrong[i]);
    assert_false(date_parse(NULL, &d));
    assert_string_equal(date_month_name(12), "Desember");
    assert_null(date_month_name(0));
    assert_null(date_month_name(13));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_arena, drop_arena)

/* Sets the first locale of the machine that writes a decimal comma. */
static bool use_decimal_comma(void)
{
    static const char *const names[] = {"id_ID.UTF-8", "de_DE.UTF-8", "nl_NL.UTF-8", "fr_FR.UTF-8", "id_ID", "de_DE"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (setlocale(LC_ALL, names[i]))
            return true;
    return false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(parsing_gives_lowest_terms),
        TEST(parsing_refuses_what_is_no_number),
        TEST(huge_numbers_are_refused),
        TEST(text_is_read_back),
        TEST(arithmetic_is_exact),
        TEST(small_numbers_are_those_of_gmp),
        TEST(rounding_is_away_from_zero_at_the_half),
        TEST(formatting_is_indonesian),
        TEST(rupiah),
        TEST(words),
        TEST(words_read_back),
        TEST(numerals),
        TEST(dates),
    };
    int failed = cmocka_run_group_tests_name("number", tests, NULL, NULL);
    if (use_decimal_comma())
        failed += cmocka_run_group_tests_name("number, with a decimal comma", tests, NULL, NULL);
    return failed;
}
