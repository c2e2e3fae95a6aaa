// The entrance of libFuzzer for a program with a main function of its own (llvm.org/docs/LibFuzzer.html).
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*take)(const uint8_t *bytes, size_t size));
