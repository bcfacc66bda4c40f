#include "text/hyphen.h"
#include <string.h>
size_t hyphen_word(const char *word, size_t len, bool *allowed)
{
    memset(allowed, 0, len + 1);
    (void)word;
    return 0;
}
