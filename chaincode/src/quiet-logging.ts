// The shim's loggers take their level when they are first imported, and at their own default they tell of every call.
// Imported before everything else; `CORE_CHAINCODE_LOGGING_LEVEL` still decides where it is set.
process.env['CORE_CHAINCODE_LOGGING_LEVEL'] ??= 'ERROR';
// The shim starts its gRPC server by a call that gRPC has since made superfluous; nobody who reads the log can do anything about it.
process.noDeprecation = true;
