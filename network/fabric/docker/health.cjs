// Health of a container: whether its service accepts connections at HEALTH_PORT.
'use strict';

const { connect } = require('node:net');

const socket = connect(Number(process.env.HEALTH_PORT), '127.0.0.1', () => process.exit(0));
socket.setTimeout(2000, () => process.exit(1));
socket.on('error', () => process.exit(1));
