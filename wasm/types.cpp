// The types that cross between C++ and JavaScript. Embind's own list (all that its native library is, which is not
// linked: CMakeLists.txt) registers every number, wide string and memory view as well, each with its name and its
// converters in the glue.
#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/wire.h>

#include <string>
#include <typeinfo>

extern "C" {

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "void");
  emscripten::internal::_embind_register_std_string(TypeID<std::string>::get(), "std::string");
}

// Names a type that is bound but not registered, in an error text of Embind's. All are registered.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* /*type*/) { return nullptr; }

}  // extern "C"
