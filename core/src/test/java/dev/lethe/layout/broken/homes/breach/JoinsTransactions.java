package dev.lethe.layout.broken.homes.breach;

import jakarta.transaction.Synchronization;

interface JoinsTransactions extends Synchronization {}
