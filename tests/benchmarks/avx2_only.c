/* Lets a process believe that its processor has AVX2 and nothing newer: what a classroom has, on a faster machine.

   Libraries ask the processor what it can with CPUID. Linux can make that instruction fail (arch_prctl, where
   /proc/cpuinfo lists cpuid_fault); here it is carried out in its place, and the newer sets are struck off the answer.

     gcc -O2 -shared -fPIC -o /tmp/avx2_only.so tests/benchmarks/avx2_only.c
     LD_PRELOAD=/tmp/avx2_only.so .venv/bin/python -m tests.benchmarks.bench_networks

   What it cannot make true: a classroom's caches, memory and clock. */

#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define ARCH_SET_CPUID 0x1012

/* Leaf 7: AVX-512 (F DQ IFMA PF ER CD BW VL; VBMI VBMI2 VNNI BITALG VPOPCNTDQ; 4VNNIW 4FMAPS VP2INTERSECT FP16), AMX. */
#define NEWER_EBX (1u << 16 | 1u << 17 | 1u << 21 | 1u << 26 | 1u << 27 | 1u << 28 | 1u << 30 | 1u << 31)
#define NEWER_ECX (1u << 1 | 1u << 6 | 1u << 11 | 1u << 12 | 1u << 14)
#define NEWER_EDX (1u << 2 | 1u << 3 | 1u << 8 | 1u << 22 | 1u << 23 | 1u << 24 | 1u << 25)

static void let_cpuid_pass(long is_let)
{
    syscall(SYS_arch_prctl, ARCH_SET_CPUID, is_let);
}

static void answer(int signal_number, siginfo_t *info, void *context)
{
    greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
    const uint8_t *code = (const uint8_t *)registers[REG_RIP];
    if (code[0] != 0x0f || code[1] != 0xa2) {
        signal(signal_number, SIG_DFL); /* a true fault: it happens again, and ends the process */
        return;
    }
    uint32_t leaf = registers[REG_RAX], part = registers[REG_RCX], a, b, c, d;
    let_cpuid_pass(1);
    __asm__ volatile("cpuid" : "=a"(a), "=b"(b), "=c"(c), "=d"(d) : "a"(leaf), "c"(part));
    let_cpuid_pass(0);
    if (leaf == 7) { /* its further parts are all newer: AVX-VNNI, bfloat16, AMX-FP16 */
        a = 0;
        b = part ? 0 : b & ~NEWER_EBX;
        c = part ? 0 : c & ~NEWER_ECX;
        d = part ? 0 : d & ~NEWER_EDX;
    }
    registers[REG_RAX] = a, registers[REG_RBX] = b, registers[REG_RCX] = c, registers[REG_RDX] = d;
    registers[REG_RIP] += 2;
}

__attribute__((constructor(101))) static void start(void)
{
    struct sigaction action = {.sa_sigaction = answer, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(SIGSEGV, &action, 0);
    let_cpuid_pass(0);
}
