"""The Java kernel before an outside judge: the tests that Jupyter has for kernels of any language."""

import unittest

import jupyter_kernel_test


class JavaKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "Java"
    file_extension = ".jshell"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    code_generate_error = 'throw new IllegalStateException("wrong");'
    completion_samples = [
        {"text": "Math.floorM", "matches": {"floorMod("}},
        {"text": "System.out.printl", "matches": {"println("}},
    ]
    complete_code_samples = ["1 + 1", "int x = 1;", "class A { int f() { return 1; } }"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "class A {"]
    invalid_code_samples = ["int )"]
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": 'int x = 5; "x" + x;', "result": "x5"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_inspect_sample = "Math.max"
    code_clear_output = ""


if __name__ == "__main__":
    unittest.main(verbosity=2)
