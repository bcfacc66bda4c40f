#!/bin/sh
# run.sh BUILD TEST...: runs the test programs, one a processor, and adds their results up. Exit 0 only when every test passed and at least one ran.
build=$1
shift
export LSAN_OPTIONS="suppressions=tests/lsan.supp:print_suppressions=0${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
export UBSAN_OPTIONS="print_stacktrace=1"
mkdir -p "$build/tests"
# Each leaves its output in TEST.log and its exit status in TEST.status.
for t in "$@"; do rm -f "$t.status"; done
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} sh -c '"$1" > "$1.log" 2>&1; echo $? > "$1.status"' sh {}
passed=0
failed=0
broken=
for t in "$@"; do
    log=$t.log
    status=$(cat "$t.status" 2> /dev/null || echo 1)
    p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test(s).*/\1/p' "$log" | tail -n 1)
    f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test(s).*/\1/p' "$log" | head -n 1)
    passed=$((passed + ${p:-0}))
    failed=$((failed + ${f:-0}))
    if [ "$status" -ne 0 ]; then
        broken="$broken $t"
        [ -n "$f" ] || failed=$((failed + 1))
        grep -vE '^\[ (RUN|      OK) ' "$log" | tail -n 60
    fi
    printf '  %-28s %s passed%s\n' "$(basename "$t")" "${p:-0}" "${f:+, $f failed}"
done
[ -z "$broken" ] || printf 'failed:%s\n' "$broken"
printf '%d passed, %d failed\n' "$passed" "$failed"
[ -z "$broken" ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
