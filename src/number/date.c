/* date.c: dates of the civil calendar, years 1900 to 2199. */
#include "number/number.h"

#include <string.h>

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Exactly `len` digits at *text, which moves on; -1 when they are not all digits. */
static int read_digits(const char **text, int len)
{
    int n = 0;
    for (; len; len--, (*text)++) {
        if (**text < '0' || **text > '9')
            return -1;
        n = n * 10 + (**text - '0');
    }
    return n;
}

bool date_parse(const char *text, Date *out)
{
    if (!text)
        return false;
    Date date = {.year = read_digits(&text, 4)};
    if (date.year < 1900 || date.year > 2199)
        return false;
    if (*text == '-') {
        text++;
        date.month = read_digits(&text, 2);
        if (date.month < 1 || date.month > 12)
            return false;
        if (*text == '-') {
            text++;
            date.day = read_digits(&text, 2);
            if (date.day < 1 || date.day > month_days(date.year, date.month))
                return false;
        }
    }
    if (*text)
        return false;
    *out = date;
    return true;
}

const char *date_month_name(int month)
{
    static const char *const names[] = {"Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
                                        "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
    return month >= 1 && month <= 12 ? names[month - 1] : NULL;
}

const char *date_weekday_name(Date date)
{
    static const char *const names[] = {"Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"};
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}; /* Sakamoto's table */
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.year < 1)
        return NULL;
    int y = date.year - (date.month < 3);
    return names[(y + y / 4 - y / 100 + y / 400 + shift[date.month - 1] + date.day) % 7];
}

const char *date_format(Arena *arena, Date date)
{
    const char *month = date_month_name(date.month);
    if (!month)
        return arena_printf(arena, "%d", date.year);
    if (!date.day)
        return arena_printf(arena, "%s %d", month, date.year);
    return arena_printf(arena, "%d %s %d", date.day, month, date.year);
}
